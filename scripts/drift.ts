import { readFile } from 'node:fs/promises'
import type { GeneratedFiles } from './generated-files'

/** One line of explanation for each file of the folder that is not what was generated. */
export async function driftIn(folder: URL, files: GeneratedFiles): Promise<string[]> {
  const found = await Promise.all(
    [...files].map(async ([name, expected]) => {
      const actual = await readFile(new URL(name, folder), 'utf8').catch(() => undefined)
      if (actual === expected) return []
      return actual === undefined
        ? [`${name} is missing.`]
        : [`${name} differs: ${firstDifference(actual, expected)}`]
    }),
  )
  return found.flat()
}

function firstDifference(actual: string, expected: string): string {
  const is = actual.split('\n')
  const shouldBe = expected.split('\n')
  const at = shouldBe.findIndex((line, index) => line !== is[index])
  const index = at === -1 ? shouldBe.length : at
  return `line ${index + 1}\n${excerpt('-', is, index)}\n${excerpt('+', shouldBe, index)}`
}

function excerpt(sign: string, lines: readonly string[], from: number): string {
  const shown = lines.slice(from, from + 3)
  return (shown.length === 0 ? ['(end of file)'] : shown).map((line) => `  ${sign} ${line}`).join('\n')
}
