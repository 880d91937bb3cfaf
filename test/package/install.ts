import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import manifest from '../../package.json' with { type: 'json' }

declare module 'vitest' {
  interface ProvidedContext {
    /** An empty project outside of the repository, with the packed tarball installed. */
    consumer: string
  }
}

const root = join(import.meta.dirname, '../..')

/**
 * Packs the package and installs it as a user has it, once for all tests of this folder. Its dependencies are
 * linked from the repository's node_modules, so that nothing is fetched; its optional peers are not there.
 */
export function setup(project: TestProject): () => void {
  requireFreshBuild()
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'harborkit-consumer-')))
  const installed = join(directory, 'node_modules', manifest.name)
  mkdirSync(installed, { recursive: true })
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ private: true, type: 'module' }))

  execFileSync('tar', ['-xzf', pack(directory), '-C', installed, '--strip-components=1'])
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(directory, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), link, 'junction')
  }

  project.provide('consumer', directory)
  return () => rmSync(directory, { recursive: true, force: true })
}

function pack(destination: string): string {
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', destination], {
    cwd: root,
    stdio: 'pipe',
    shell: process.platform === 'win32',
  })
  return join(destination, `${manifest.name}-${manifest.version}.tgz`)
}

/** A test of an old build passes or fails for reasons that are gone. */
function requireFreshBuild(): void {
  const built = join(root, 'dist/index.js')
  if (!existsSync(built)) throw new Error('There is no dist/. Run `npm run build`.')
  const time = statSync(built).mtimeMs
  const newer = ['src', 'generated']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .find((path) => path.endsWith('.ts') && statSync(join(root, path)).mtimeMs > time)
  if (newer !== undefined) throw new Error(`dist/ is older than ${newer}. Run \`npm run build\`.`)
}
