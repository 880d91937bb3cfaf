import { expect, test } from 'vitest'
import { measure, type Row, Timed } from './harness'
import { formatTable } from './report'

/** A clock that only the candidates move: each run takes as long as it says. */
function fakeClock() {
  let time = 0
  const runs: string[] = []
  return {
    runs,
    now: () => time,
    candidate: (name: string, ...durations: number[]) => ({
      name,
      async run() {
        time += durations[runs.filter((run) => run === name).length % durations.length]!
        runs.push(name)
      },
    }),
  }
}

test('blocks alternate, every second round in reverse, after a round to warm up', async () => {
  const { runs, now, candidate } = fakeClock()
  const row = { name: 'row', ours: candidate('A', 1), peers: [candidate('B', 1), candidate('C', 1)] }
  await measure({ ...row, blockSize: 2, rounds: 3 }, now)
  expect(runs.join('')).toBe('CCBBAA' + 'AABBCC' + 'CCBBAA' + 'AABBCC')
})

test('a run takes the median of all its runs, and ours is compared with each peer', async () => {
  const { now, candidate } = fakeClock()
  const result = await measure(
    {
      name: 'row',
      ours: candidate('ours', 3),
      peers: [
        { ...candidate('slow', 6), budget: '>= 3' },
        { ...candidate('fast', 2), budget: '<= 1.05' },
        candidate('shown', 1),
      ],
      blockSize: 5,
      rounds: 10,
    },
    now,
  )
  expect(result.times).toEqual([
    { candidate: 'ours', median: 3, p95: 3 },
    { candidate: 'slow', median: 6, p95: 6 },
    { candidate: 'fast', median: 2, p95: 2 },
    { candidate: 'shown', median: 1, p95: 1 },
  ])
  expect(result.comparisons).toEqual([
    { peer: 'slow', ratio: 0.5, interval: { low: 0.5, high: 0.5 }, budget: '>= 3', kept: false },
    { peer: 'fast', ratio: 1.5, interval: { low: 1.5, high: 1.5 }, budget: '<= 1.05', kept: false },
    { peer: 'shown', ratio: 3, interval: { low: 3, high: 3 }, kept: true },
  ])
})

test('the round to warm up is not counted', async () => {
  const { now, candidate } = fakeClock()
  const row = { name: 'row', ours: candidate('ours', 500, 2, 2, 2), peers: [], blockSize: 1, rounds: 3 }
  expect((await measure(row, now)).times).toEqual([{ candidate: 'ours', median: 2, p95: 2 }])
})

test('one slow run in a block does not count', async () => {
  const { now, candidate } = fakeClock()
  const row: Row = {
    name: 'row',
    ours: candidate('ours', 2, 2, 2, 2, 500),
    peers: [{ ...candidate('peer', 2), budget: '<= 1.05' }],
    blockSize: 5,
    rounds: 10,
  }
  const { comparisons } = await measure(row, now)
  expect(comparisons).toMatchObject([{ ratio: 1, kept: true }])
})

test('a candidate that fails ends the measurement', async () => {
  const { now, candidate } = fakeClock()
  const broken = { name: 'broken', run: () => Promise.reject(new Error('wrong answer')) }
  const row = { name: 'row', ours: candidate('ours', 1), peers: [broken], blockSize: 1 }
  await expect(measure(row, now)).rejects.toThrow('wrong answer')
})

test('the table is aligned, and says speed where the budget is about speed', async () => {
  const { now, candidate } = fakeClock()
  const row: Row = {
    name: 'a row',
    ours: candidate('harborkit', 2),
    peers: [
      { ...candidate('serial', 8), budget: '>= 3' },
      { ...candidate('fetch', 1), budget: '<= 1.05' },
    ],
    blockSize: 1,
    rounds: 4,
  }
  expect(formatTable([await measure(row, now)]).split('\n')).toEqual([
    'row    candidate  median ms  p95 ms  ours is            95 %           budget',
    'a row  harborkit      2.000   2.000',
    '       serial         8.000   8.000  4.000 × the speed  4.000 – 4.000  >= 3     kept',
    '       fetch          1.000   1.000  2.000 × the time   2.000 – 2.000  <= 1.05  MISSED',
  ])
})

test('a run that has measured itself counts as long as it says', async () => {
  const run = async () => new Timed(7)
  const row = { name: 'row', ours: { name: 'ours', run }, peers: [], blockSize: 1, rounds: 3 }
  expect((await measure(row)).times).toEqual([{ candidate: 'ours', median: 7, p95: 7 }])
})
