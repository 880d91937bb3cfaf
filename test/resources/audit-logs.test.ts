import { describe, expect, test } from 'vitest'
import { type AuditLogExt, type FollowAuditLogsOptions, Harbor } from '../../src/index'
import { replay } from './replay'

replay('auditlog.json', {
  operations: {
    listAuditLogs: { call: ({ harbor, query }) => harbor.auditLogs.listLegacy(query()) },
    listAuditLogExts: { call: ({ harbor, query }) => harbor.auditLogs.list(query()) },
    listAuditLogEventTypes: { call: ({ harbor }) => harbor.auditLogs.eventTypes() },
  },
})

/** A log that grows: `looks` says which rows can be seen at each look, by id and seconds. */
function growing(...looks: readonly (readonly (readonly [id: number, second: number])[])[]) {
  const asked: string[] = []
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    retry: 0,
    fetch: async (url) => {
      const q = new URL(url).searchParams.get('q') ?? ''
      asked.push(q)
      const from = /op_time=\[([^~]*)~\]/.exec(q)?.[1] ?? ''
      const after = /(?:^|,)id=\[(\d+)~/.exec(q)?.[1] ?? '0'
      // What goes on behind the last id belongs to the same look.
      if (after === '0') look += 1
      const rows = (looks[Math.min(look, looks.length - 1)] ?? [])
        .filter(([id, second]) => id >= Number(after) && at(second) >= `${from}.000Z`)
        .map(([id, second]) => ({ id, op_time: at(second), operation: 'create' }))
      return Response.json(rows, { headers: { 'x-total-count': String(rows.length) } })
    },
  })
  let look = -1
  return { harbor, asked }
}

const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString()
const since = new Date(at(100))

async function take(rows: AsyncIterable<AuditLogExt>, count: number): Promise<number[]> {
  const ids: number[] = []
  for await (const { id } of rows) {
    ids.push(id)
    if (ids.length === count) break
  }
  return ids
}

describe('following the audit log', () => {
  const options: FollowAuditLogsOptions = { since, interval: 1 }

  test('gives each row once, in the order of their ids', async () => {
    const { harbor, asked } = growing(
      [
        [1, 100],
        [2, 101],
      ],
      [
        [1, 100],
        [2, 101],
        [3, 102],
      ],
    )
    expect(await take(harbor.auditLogs.follow(options), 3)).toEqual([1, 2, 3])
    expect(asked[0]).toContain(`op_time=[2026-01-01T00:01:40~]`)
  })

  // The number is given before the row can be seen.
  test('gives a row that is seen later than one with a greater id', async () => {
    const { harbor } = growing(
      [[5, 200]],
      [
        [4, 150],
        [5, 200],
      ],
      [
        [3, 141],
        [4, 150],
        [5, 200],
        [6, 201],
      ],
    )
    expect(await take(harbor.auditLogs.follow(options), 4)).toEqual([5, 4, 3, 6])
  })

  test('reads no more than what is 60 seconds older than the newest row', async () => {
    const { harbor, asked } = growing(
      [
        [1, 100],
        [2, 400],
      ],
      [
        [1, 100],
        [2, 400],
        [3, 401],
      ],
    )
    await take(harbor.auditLogs.follow(options), 3)
    expect(asked.at(-1)).toContain(`op_time=[${at(340).slice(0, 19)}~]`)
  })

  test('goes on from a checkpoint without giving again what was given', async () => {
    const first = growing([[5, 200]]).harbor.auditLogs.follow(options)
    expect(first.checkpoint).toBeUndefined()
    expect(await take(first, 1)).toEqual([5])
    const { checkpoint } = first
    expect(checkpoint).toBeTypeOf('string')
    const { harbor } = growing([
      [4, 150],
      [5, 200],
      [6, 201],
    ])
    expect(await take(harbor.auditLogs.follow({ since: checkpoint, interval: 1 }), 2)).toEqual([4, 6])
  })

  test('keeps no more ids in a checkpoint than it may be given again', async () => {
    const rows = Array.from({ length: 300 }, (_, index): [number, number] => [index + 1, 100 + index])
    const follower = growing(rows).harbor.auditLogs.follow(options)
    await take(follower, 300)
    expect(JSON.parse(follower.checkpoint ?? '').given).toHaveLength(61)
  })

  test('takes other conditions, and keeps its own', async () => {
    const { harbor, asked } = growing([[1, 100]])
    await take(harbor.auditLogs.follow({ ...options, q: { operation: 'delete', op_time: new Date(0) } }), 1)
    expect(asked[0]).toMatch(/operation=delete,op_time=\[/)
  })

  test('ends with its signal', async () => {
    const controller = new AbortController()
    const { harbor } = growing([[1, 100]])
    const rows = harbor.auditLogs.follow({ since, interval: 60_000, signal: controller.signal })
    const reading = (async () => {
      for await (const _ of rows) setTimeout(() => controller.abort(new Error('enough')), 5)
    })()
    await expect(reading).rejects.toThrow('enough')
  })

  test.each([
    ['since', 'yesterday'],
    ['since', '{"from":"now","given":[]}'],
    ['since', new Date('never')],
    ['interval', 0],
  ])('refuses a bad %s', async (argument, value) => {
    const { harbor, asked } = growing([])
    const rows = harbor.auditLogs.follow({ ...options, [argument]: value })
    await expect(take(rows, 1)).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(asked).toEqual([])
  })
})
