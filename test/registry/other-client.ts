import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import type { RegistryServer } from './registry-server'

/** A program that speaks the same protocol: what one writes, the other reads. */
export interface OtherClient {
  readonly isThere: boolean
  /** Runs it with the credentials of `jane`, and gives what it prints. */
  runOn(server: RegistryServer): (...args: string[]) => Promise<string>
}

/** Finds `crane` or `oras` in PATH; CRANE or ORAS in the environment is another place to look. */
export function otherClient(name: 'crane' | 'oras'): OtherClient {
  const command = process.env[name.toUpperCase()] ?? name
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

function runs(command: string): boolean {
  try {
    execFileSync(command, ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
