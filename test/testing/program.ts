import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import type { FakeHarbor } from '../../src/testing/index'
import { basic } from './ask'

/** A program for registries that others wrote. */
export interface Program {
  readonly isThere: boolean
  /** Serves a fake until the test ends, and runs the program as its administrator. */
  on(fake: FakeHarbor): Promise<RunningProgram>
}

export interface RunningProgram {
  /** Where the fake is: the first part of a reference. */
  readonly host: string
  /** A folder that is there until the test ends; the program runs in it. */
  readonly folder: string
  run(...args: string[]): Promise<string>
}

/** Finds `crane`, `oras` or `cosign` in PATH; CRANE, ORAS or COSIGN in the environment is another place to look. */
export function program(name: 'crane' | 'oras' | 'cosign'): Program {
  const command = process.env[name.toUpperCase()] ?? name
  return {
    isThere: runs(command),
    async on(fake) {
      const server = await fake.listen()
      const folder = mkdtempSync(join(tmpdir(), `${name}-`))
      onTestFinished(async () => {
        await server.close()
        rmSync(folder, { recursive: true })
      })
      const { host } = new URL(server.url)
      const auth = basic(fake.admin).slice('Basic '.length)
      writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }))
      const env = { ...process.env, DOCKER_CONFIG: folder, HOME: folder, COSIGN_PASSWORD: '' }
      return {
        host,
        folder,
        async run(...args) {
          const { stdout } = await promisify(execFile)(command, args, { env, cwd: folder, timeout: 15_000 })
          return stdout.trimEnd()
        },
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
