import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const command = process.env.COSIGN ?? 'cosign'

/** The version of the cosign in PATH, or of COSIGN in the environment; `undefined` where there is none. */
export function cosignVersion(): string | undefined {
  try {
    const { gitVersion } = JSON.parse(execFileSync(command, ['version', '--json'], { encoding: 'utf8' }))
    return gitVersion
  } catch {
    return undefined
  }
}

export interface CosignAsked {
  readonly reference: string
  /** A public key in PEM. */
  readonly key: string
  readonly annotations?: Readonly<Record<string, string>> | undefined
  readonly digestAlgorithm?: string | undefined
  /** Asks for an attestation in place of a signature. */
  readonly predicateType?: string | undefined
}

export interface CosignAnswer {
  readonly verified: boolean
  /** Its first error. */
  readonly error: string
}

/** Verifies with cosign, without a transparency log. It sees no configuration of whoever runs the test. */
export function askCosign(asked: CosignAsked): Promise<CosignAnswer> {
  const home = mkdtempSync(join(tmpdir(), 'cosign-'))
  writeFileSync(join(home, 'key.pub'), asked.key)
  const args = [
    asked.predicateType === undefined ? 'verify' : 'verify-attestation',
    '--key',
    join(home, 'key.pub'),
    '--insecure-ignore-tlog=true',
    ...(asked.predicateType === undefined ? [] : ['--type', asked.predicateType]),
    ...(asked.digestAlgorithm === undefined
      ? []
      : [`--signature-digest-algorithm=${asked.digestAlgorithm.toLowerCase().replace('-', '')}`]),
    ...Object.entries(asked.annotations ?? {}).flatMap(([name, value]) => ['-a', `${name}=${value}`]),
    asked.reference,
  ]
  const env = { ...process.env, HOME: home, DOCKER_CONFIG: home }
  return new Promise((resolve, reject) => {
    execFile(command, args, { env, timeout: 120_000 }, (error, _stdout, stderr) => {
      rmSync(home, { recursive: true })
      if (error?.killed) reject(error)
      const lines = stderr.split('\n').filter((line) => line.startsWith('Error: '))
      resolve({ verified: error === null, error: lines[0] ?? '' })
    })
  })
}

/** Runs a command of cosign in a folder of its own, which may hold files, and gives what it printed and the keys it made. */
export function runCosign(
  args: readonly string[],
  { password = '', files = {} }: { password?: string; files?: Readonly<Record<string, string>> } = {},
): Promise<{ output: string; file: (name: string) => string }> {
  const home = mkdtempSync(join(tmpdir(), 'cosign-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(home, name), content)
  const env = {
    ...process.env,
    HOME: home,
    DOCKER_CONFIG: home,
    COSIGN_PASSWORD: password,
    COSIGN_YES: 'true',
  }
  return new Promise((resolve, reject) => {
    execFile(command, args, { env, cwd: home, timeout: 60_000 }, (error, output, stderr) => {
      const keys = readdirSync(home).filter((name) => /\.(key|pub)$/.test(name))
      const made = new Map(keys.map((name) => [name, readFileSync(join(home, name), 'utf8')]))
      rmSync(home, { recursive: true })
      if (error) reject(new Error(`cosign ${args.join(' ')}: ${stderr}`))
      else resolve({ output, file: (name) => made.get(name) ?? '' })
    })
  })
}
