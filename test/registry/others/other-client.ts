import { execFile, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import type { RegistryServer } from '../server/registry-server'

/** A program that speaks the same protocol: what one writes, the other reads. */
export interface OtherClient {
  readonly isThere: boolean
  /** Runs it with the credentials of `jane`, and gives what it prints. */
  runOn(server: RegistryServer): (...args: string[]) => Promise<string>
}

/** Finds `crane` or `oras` in PATH; CRANE or ORAS in the environment is another place to look. */
export function otherClient(name: 'crane' | 'oras'): OtherClient {
  const command = commandOf(name)
  return {
    isThere: runs(command),
    runOn(server) {
      const home = mkdtempSync(join(tmpdir(), `${name}-`))
      onTestFinished(() => rmSync(home, { recursive: true }))
      const auth = Buffer.from('jane:jane-secret').toString('base64')
      writeFileSync(join(home, 'config.json'), JSON.stringify({ auths: { [server.host]: { auth } } }))
      const env = { ...process.env, DOCKER_CONFIG: home }
      return async (...args) => {
        const options = { env, cwd: home, timeout: 15_000, encoding: 'latin1' } as const
        const { stdout } = await promisify(execFile)(command, args, options)
        return stdout.trimEnd()
      }
    },
  }
}

/** The registry that comes with crane, in memory, until the test ends. It asks for no credentials. */
export async function serveCrane(): Promise<{ url: string }> {
  const child = spawn(commandOf('crane'), ['registry', 'serve', '--address', '127.0.0.1:0'])
  onTestFinished(() => void child.kill())
  for await (const chunk of child.stderr.iterator({ destroyOnReturn: false })) {
    const [, port] = /serving on port (\d+)/.exec(String(chunk)) ?? []
    if (port === undefined) continue
    // What nobody reads would fill its pipe.
    child.stderr.resume()
    return { url: `http://127.0.0.1:${port}` }
  }
  throw new Error('crane ended before it served')
}

function commandOf(name: string): string {
  return process.env[name.toUpperCase()] ?? name
}

function runs(command: string): boolean {
  try {
    execFileSync(command, ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
