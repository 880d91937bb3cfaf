import { type Budget, keepsBudget } from './budget'
import { bootstrapInterval, type Interval, median, quantile, ratioOfMedians } from './statistics'

/** What a run has measured itself: in another process, without the time to start that. */
export class Timed {
  readonly milliseconds: number

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds
  }
}

/**
 * One way to do the job. `run` does it once; it throws where the result is wrong, or it measures an error. It may give its
 * time as `Timed`.
 */
export interface Candidate {
  readonly name: string
  readonly run: () => Promise<unknown>
}

/** Who ours is held against. Without a budget it is shown for information. */
export interface Peer extends Candidate {
  readonly budget?: Budget
}

/** One comparison: the same job by ours and by its peers. */
export interface Row {
  readonly name: string
  readonly ours: Candidate
  readonly peers: readonly Peer[]
  /** Runs in a block. A block should last some milliseconds. */
  readonly blockSize: number
  /** Blocks of each candidate. @default 60 */
  readonly rounds?: number
}

/** A file of this folder opens one: what its rows need is there until `close`. */
export interface Bench {
  readonly rows: readonly Row[]
  close(): Promise<void>
}

export interface RowResult {
  readonly name: string
  readonly blockSize: number
  readonly rounds: number
  /** Milliseconds for one run, over all blocks; ours first. */
  readonly times: readonly { readonly candidate: string; readonly median: number; readonly p95: number }[]
  readonly comparisons: readonly Comparison[]
}

export interface Comparison {
  readonly peer: string
  /** Our time over the peer's. */
  readonly ratio: number
  readonly interval: Interval
  readonly budget?: Budget
  readonly kept: boolean
}

/**
 * Measures a row in rounds. A round runs one block of each candidate, every second round in reverse order
 * (A B, B A): a drift of the machine, or what a block leaves to the next, meets all of them alike.
 * A tenth more rounds go before, uncounted, for the compiler and the connections.
 */
export async function measure(row: Row, now: () => number = () => performance.now()): Promise<RowResult> {
  const { rounds = 60, blockSize } = row
  const candidates = [row.ours, ...row.peers]
  const samples = new Map(candidates.map((candidate) => [candidate, [] as number[][]]))

  const warmUp = Math.ceil(rounds / 10)
  for (let round = -warmUp; round < rounds; round++) {
    for (const candidate of round % 2 === 0 ? candidates : [...candidates].reverse()) {
      const block = await runBlock(candidate, blockSize, now)
      if (round >= 0) samples.get(candidate)?.push(block)
    }
  }

  const blocksOf = (candidate: Candidate) => samples.get(candidate) ?? []
  return {
    name: row.name,
    blockSize,
    rounds,
    times: candidates.map((candidate) => {
      const runs = blocksOf(candidate).flat()
      return { candidate: candidate.name, median: median(runs), p95: quantile(runs, 0.95) }
    }),
    comparisons: row.peers.map((peer) => compare(blocksOf(row.ours), blocksOf(peer), peer)),
  }
}

async function runBlock(candidate: Candidate, size: number, now: () => number): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < size; run++) {
    const start = now()
    const result = await candidate.run()
    times.push(result instanceof Timed ? result.milliseconds : now() - start)
  }
  return times
}

function compare(ours: readonly number[][], theirs: readonly number[][], { name, budget }: Peer): Comparison {
  const pairs = { ours: ours.map(median), theirs: theirs.map(median) }
  const interval = bootstrapInterval(pairs)
  return {
    peer: name,
    ratio: ratioOfMedians(pairs),
    interval,
    ...(budget === undefined ? {} : { budget }),
    kept: budget === undefined || keepsBudget(budget, interval),
  }
}
