import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Harbor, HarborTimeoutError } from '../../src/index'
import { rejection } from '../core/connect'
import { answerToLookUp } from './look-ups'
import { callMethod, methods } from './methods'

// Time stands still here, and passes only where a test says so.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A client whose Harbor takes 600 ms for each answer, and what it was asked. */
function slow(): { harbor: Harbor; asked: string[] } {
  const asked: string[] = []
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    fetch: async (url, { method }) => {
      const question = `${method} ${new URL(url).pathname.replace('/api/v2.0', '')}`
      asked.push(question)
      vi.advanceTimersByTime(600)
      // The time that has passed is noticed before the answer.
      await Promise.resolve()
      return answerToLookUp(question)
    },
  })
  return { harbor, asked }
}

const label = { name: 'approved', project: 'demo' }
const robot = 'robot$demo+ci'

/** `not-sent` where the time was up before the call's own request: so far only look-ups were made. */
const several = Object.entries(methods).flatMap(([method, { arguments: given, duringSecond }]) =>
  duringSecond === undefined ? [] : [{ method, given: given.map(({ good }) => good), outcome: duringSecond }],
)

test.each([
  ...several,
  { method: 'artifacts.addLabel', given: ['demo/app:v1', label, {}], outcome: 'not-sent' },
  { method: 'labels.delete', given: [label, {}], outcome: 'not-sent' },
])('totalTimeout counts over all requests of $method, $given', async ({ method, given, outcome }) => {
  const { harbor, asked } = slow()
  const options = { ...Object(given.at(-1)), totalTimeout: 1_000 }
  const error = await rejection(callMethod(harbor, method, [...given.slice(0, -1), options]))
  expect(error).toBeInstanceOf(HarborTimeoutError)
  expect(error).toMatchObject({ clock: 'totalTimeout', milliseconds: 1_000, outcome })
  expect(asked).toHaveLength(2)
  expect(vi.getTimerCount()).toBe(0)
})

test('every other method needs one request for what the table gives it', async () => {
  for (const [method, { arguments: given, duringSecond }] of Object.entries(methods)) {
    if (duringSecond !== undefined) continue
    const { harbor, asked } = slow()
    const call = callMethod(
      harbor,
      method,
      given.map(({ good }) => good),
    )
    await Promise.allSettled([call])
    expect([method, asked.length]).toEqual([method, 1])
  }
})

test('the error names the operation of the call, not that of a look-up', async () => {
  const { harbor } = slow()
  expect(String(await rejection(harbor.robots.delete(robot, { totalTimeout: 1_000 })))).toBe(
    'HarborTimeoutError: DELETE /robots/{robot_id}: not done within 1000 ms in all',
  )
})

test('the error of a wait names what was waited for', async () => {
  const { harbor } = slow()
  const waited = [
    harbor.garbageCollection.wait(3, { totalTimeout: 500 }),
    harbor.scans.wait('demo/app:v1', { totalTimeout: 500 }),
    harbor.preheatPolicies.wait('demo', 'nightly', 4, { totalTimeout: 500 }),
  ]
  expect(await Promise.all(waited.map(async (wait) => String(await rejection(wait))))).toEqual([
    'HarborTimeoutError: The garbage collection 3: not done within 500 ms in all',
    'HarborTimeoutError: The scan of demo/app:v1: not done within 500 ms in all',
    'HarborTimeoutError: The preheat 4: not done within 500 ms in all',
  ])
})

test('totalTimeout of a call comes before a shorter one of the client, in look-ups too', async () => {
  const fetch = async () => {
    vi.advanceTimersByTime(600)
    await Promise.resolve()
    return Response.json([{ id: 4, name: 'a' }])
  }
  const harbor = new Harbor({ url: 'https://harbor.example.com', totalTimeout: 500, fetch })
  expect(await harbor.labels.delete('a', { totalTimeout: 2_000 })).toEqual([{ id: 4, name: 'a' }])
})

test('of a list, look-ups and first page share one clock, and each page after it has its own', async () => {
  let page = 0
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    fetch: async (url) => {
      vi.advanceTimersByTime(400)
      await Promise.resolve()
      if (!url.includes('/labels')) return Response.json({ project_id: 7, name: 'demo' })
      page += 1
      return Response.json([{ id: 4 - page }], { headers: { 'x-total-count': '3' } })
    },
  })
  const list = harbor.labels.list({ project: 'demo', page_size: 1, totalTimeout: 1_000 })
  expect(await list.all({ concurrency: 1 })).toHaveLength(3)
})
