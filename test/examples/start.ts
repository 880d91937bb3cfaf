import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import type { Live } from '../live/describe-live'

export type Login = { readonly robot: string; readonly secret: string } | Live['admin']

export interface RunningExample {
  readonly stdout: string
  readonly stderr: string
  /** Resolves with what was found, as soon as it is printed. */
  prints(pattern: RegExp): Promise<RegExpExecArray>
  kill(signal: NodeJS.Signals): void
  /** Reads no more of what it prints, as `head` does. */
  hangUp(): void
  /** @returns its exit code */
  readonly ended: Promise<unknown>
}

/** Runs an example in a process of its own. It is killed when the test has ended. */
export function start(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): RunningExample {
  const program = ['--import', 'tsx', `examples/${name}/main.ts`, ...args]
  const example = spawn(process.execPath, program, {
    env: { ...process.env, ...nobody, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void example.kill('SIGKILL'))
  const output = { stdout: '', stderr: '' }
  const heard = new Set<() => void>()
  const tell = () => {
    for (const listener of heard) listener()
  }
  for (const stream of ['stdout', 'stderr'] as const) {
    example[stream].on('data', (text) => {
      output[stream] += text
      tell()
    })
  }
  const ended = once(example, 'close').then(([code]) => {
    tell()
    return code
  })
  return {
    get stdout() {
      return output.stdout
    },
    get stderr() {
      return output.stderr
    },
    prints: (pattern) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = pattern.exec(output.stdout + output.stderr)
          if (found) resolve(found)
          else if (example.exitCode !== null) reject(new Error(output.stdout + output.stderr))
          else return
          heard.delete(check)
        }
        heard.add(check)
        check()
      }),
    kill: (signal) => void example.kill(signal),
    hangUp: () => void example.stdout.destroy(),
    ended,
  }
}

const nobody = {
  ...{ HARBOR_URL: '', HARBOR_USERNAME: '', HARBOR_PASSWORD: '', HARBOR_TOKEN: '' },
  ...{ HARBOR_ROBOT: '', HARBOR_SECRET: '' },
}

export function environmentOf(url: string, login: Login): Record<string, string> {
  if ('robot' in login) return { HARBOR_URL: url, HARBOR_ROBOT: login.robot, HARBOR_SECRET: login.secret }
  return { HARBOR_URL: url, HARBOR_USERNAME: login.username, HARBOR_PASSWORD: login.password }
}
