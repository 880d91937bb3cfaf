import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'tsup'
import type { CheckName, Input } from './checks'

/** A place where JavaScript runs. */
export interface Runtime {
  /** Rejects where the check fails. */
  run(check: CheckName, input: Partial<Input>): Promise<void>
  close(): Promise<void>
}

export const runtimes: Readonly<Record<string, () => Promise<Runtime>>> = {
  node: startNode,
  workerd: startWorkerd,
}

async function startNode(): Promise<Runtime> {
  const { file, remove } = await bundle('entry-node')
  return {
    run: async (check, input) => {
      await promisify(execFile)(process.execPath, [file, check, JSON.stringify(input)], { timeout: 30_000 })
    },
    close: async () => remove(),
  }
}

/** As much of miniflare as is used here: its own types are there only where it is installed. */
interface Miniflare {
  new (options: {
    modules: true
    modulesRoot: string
    scriptPath: string
    compatibilityDate: string
  }): {
    dispatchFetch(url: string, init: { method: string; body: string }): Promise<Response>
    dispose(): Promise<void>
  }
}

async function startWorkerd(): Promise<Runtime> {
  const name = 'miniflare'
  const { Miniflare }: { Miniflare: Miniflare } = await import(name)
  const { file, remove } = await bundle('entry-worker')
  const worker = new Miniflare({
    modules: true,
    modulesRoot: dirname(file),
    scriptPath: file,
    compatibilityDate: '2026-04-26',
  })
  return {
    async run(check, input) {
      const init = { method: 'POST', body: JSON.stringify(input) }
      const response = await worker.dispatchFetch(`http://worker/${check}`, init)
      if (!response.ok) throw new Error(await response.text())
    },
    async close() {
      await worker.dispose()
      remove()
    },
  }
}

/** Puts an entry, what `dist/` holds and its dependencies into one file: Workers load no packages. */
async function bundle(entry: string): Promise<{ file: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'harborkit-runtimes-'))
  const dist = join(import.meta.dirname, '../../dist')
  const doors = ['registry', 'signatures', 'webhooks']
  await build({
    config: false,
    silent: true,
    entry: [join(import.meta.dirname, `${entry}.ts`)],
    outDir: folder,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    splitting: false,
    noExternal: [/./],
    esbuildOptions(options) {
      options.alias = Object.fromEntries(doors.map((door) => [`harborkit/${door}`, join(dist, `${door}.js`)]))
      options.mainFields = ['module', 'main']
      // Peers that nothing here needs, and that only Node can run.
      options.external = ['@sigstore/*']
    },
  })
  return { file: join(folder, `${entry}.js`), remove: () => rmSync(folder, { recursive: true }) }
}
