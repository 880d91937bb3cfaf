/** Samples of two candidates, taken side by side: `ours[i]` and `theirs[i]` share a round. */
export interface Pairs {
  readonly ours: readonly number[]
  readonly theirs: readonly number[]
}

export interface Interval {
  readonly low: number
  readonly high: number
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** With linear interpolation between neighbours. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  const at = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  if (below === undefined || above === undefined) throw new RangeError('there are no values')
  return below + (above - below) * (at - Math.floor(at))
}

export function ratioOfMedians({ ours, theirs }: Pairs): number {
  return median(ours) / median(theirs)
}

/**
 * The interval that holds the ratio of medians with 95 % confidence: rounds are drawn again with replacement,
 * both samples of a round together, so that what slowed the whole machine down does not widen it.
 * The same samples give the same interval.
 */
export function bootstrapInterval(pairs: Pairs, resamples = 2000): Interval {
  const random = randomNumbers(0x9e3779b9)
  const rounds = pairs.ours.length
  const ratios = Array.from({ length: resamples }, () => {
    const drawn = Array.from({ length: rounds }, () => Math.floor(random() * rounds))
    return ratioOfMedians({
      ours: drawn.map((round) => pairs.ours[round]!),
      theirs: drawn.map((round) => pairs.theirs[round]!),
    })
  })
  return { low: quantile(ratios, 0.025), high: quantile(ratios, 0.975) }
}

/** Evenly spread in [0, 1), repeatable: a 32-bit xorshift (Marsaglia, 2003) is good enough to draw rounds. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
