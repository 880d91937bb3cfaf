import { describe, expect, test } from 'vitest'
import { plainComments } from '../../scripts/comments'

describe('a comment', () => {
  test.each([
    ['of a type is left out', '  /** @enum {string} */\n', ''],
    ['of a format is left out', '  /** Format: uri */\n', ''],
    ['of a time says how it is written', '  /** Format: date-time */\n', '  /** RFC 3339, UTC. */\n'],
    [
      'of a time with words has both',
      '  /**\n   * Format: date-time\n   * @description When.\n   */\n',
      '  /** When. RFC 3339, UTC. */\n',
    ],
    ['of words is the words', '  /** @description Bytes. */\n', '  /** Bytes. */\n'],
    ['of a default stays', '  /** @default false */\n', '  /** @default false */\n'],
  ])('%s', (_, written, plain) => {
    expect(plainComments(`${written}  size: number\n`)).toBe(`${plain}  size: number\n`)
  })

  test('that is long has several lines', () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ')
    const lines = plainComments(`  /** @description ${words} */\n`).split('\n')
    expect(lines.length).toBeGreaterThan(4)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(118)
    expect(lines.join(' ').replaceAll(/[/*]+/g, ' ').trim().split(/ +/).join(' ')).toBe(words)
  })
})
