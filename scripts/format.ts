import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'

/** Formats TypeScript as the rest of the repository. */
export function format(code: string): string {
  // The name decides about the language only; it must be one that biome's configuration does not leave out.
  return execFileSync(process.execPath, [biome, 'format', '--stdin-file-path=scripts/stdin.ts'], {
    input: code,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 16 * 1024 * 1024,
  })
}

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')
