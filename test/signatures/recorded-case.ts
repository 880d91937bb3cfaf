import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CosignVerification } from '../../src/signatures'

/** What cosign said to one command. */
export interface RecordedRow {
  readonly cosign: string
  readonly command: 'verify' | 'verify-attestation'
  readonly args: readonly string[]
  /** The file that holds the key. */
  readonly key: string
  readonly reference: string
  readonly exit: number
  readonly stdout: readonly CosignVerification[] | string | { payload: string }
  readonly stderr: string
}

export interface RecordedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly base64?: string
}

export interface RecordedCase {
  readonly name: string
  readonly note: string
  readonly format: string
  readonly verify: readonly RecordedRow[]
  /** By request target. */
  readonly registry: Readonly<Record<string, RecordedAnswer>>
}

const folder = join(import.meta.dirname, '../recordings/signatures')

export const recordedCases: readonly RecordedCase[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()
  .map((name) => ({ name, ...readJson(name, 'case.json'), registry: readJson(name, 'registry.json') }))

export function recordedCase(name: string): RecordedCase {
  const found = recordedCases.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no recording is called '${name}'`)
  return found
}

export function recordedKey(name: string, file = 'k1.pub'): string {
  return readFileSync(join(folder, name, file), 'utf8')
}

export function bytesOf({ body, base64 }: RecordedAnswer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(base64 === undefined ? Buffer.from(body ?? '') : Buffer.from(base64, 'base64'))
}

function readJson(name: string, file: string) {
  return JSON.parse(readFileSync(join(folder, name, file), 'utf8'))
}
