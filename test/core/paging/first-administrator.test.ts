import { describe, expect, test } from 'vitest'
import { Harbor } from '../../../src/index'

/** A Harbor with five users, which leaves out the first of them only where the filter does not name `user_id`. */
function fiveUsers(): Harbor {
  return new Harbor({
    url: 'https://harbor.example.com',
    fetch: async (url) => {
      const { searchParams } = new URL(url)
      const [, low, high] = /^user_id=\[(\d*)~(\d*)\]$/.exec(searchParams.get('q') ?? '') ?? []
      const shown = [5, 4, 3, 2, 1].filter((id) =>
        low === undefined ? id !== 1 : id >= Number(low || 0) && id <= Number(high || 99),
      )
      if (searchParams.get('sort') === 'user_id') shown.reverse()
      const page = shown.slice(0, Number(searchParams.get('page_size')))
      const headers = { 'x-total-count': String(shown.filter((id) => id !== 1).length) }
      return Response.json(
        page.map((user_id) => ({ user_id })),
        { headers },
      )
    },
  })
}

describe('the first administrator, whom Harbor shows in no list of users', () => {
  test.each([undefined, '-user_id'] as const)('is in none that is read in pages, by %s', async (sort) => {
    const ids: number[] = []
    for await (const { user_id } of fiveUsers().users.list({ page_size: 3, sort })) ids.push(user_id)
    expect(ids).toEqual([5, 4, 3, 2])
    const all = await fiveUsers().users.list({ page_size: 3, sort }).all()
    expect(all.map(({ user_id }) => user_id)).toEqual([5, 4, 3, 2])
  })

  test('is in none that is read upwards', async () => {
    const ids: number[] = []
    for await (const { user_id } of fiveUsers().users.list({ page_size: 3, sort: 'user_id' }))
      ids.push(user_id)
    expect(ids).toEqual([2, 3, 4, 5])
  })
})
