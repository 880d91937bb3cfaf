import { takeOut } from '../call/arguments'
import { sleep } from '../send/deadline'
import { type CallOptions, readFunction, readMilliseconds, readOptions } from '../settings'

/** How far a job is. */
export interface JobProgress {
  /** Parts that have ended, however they did. */
  readonly done: number
  /** Parts in all, as far as Harbor has planned them. */
  readonly total: number
  /** As Harbor calls it. */
  readonly status: string
}

/** `totalTimeout` is for the whole wait; without one it lasts as long as the job does. */
export interface WaitOptions<Progress = JobProgress> extends CallOptions {
  /**
   * Milliseconds between two looks.
   * @default 500 at first, then each pause half as long again as the one before, up to 10,000
   */
  interval?: number | undefined
  /** Called after each look. What it throws ends the wait. */
  onProgress?: ((progress: Progress) => void) | undefined
}

const firstPause = 500
const longestPause = 10_000

/** The options of a wait, apart from those of its calls. */
export function readWait<Progress>(
  options: WaitOptions<Progress>,
): [pauses: Pauses<Progress>, own: CallOptions] {
  const [{ interval, onProgress }, own] = takeOut(readOptions(options), 'interval', 'onProgress')
  return [
    { interval: readMilliseconds('interval', interval), onProgress: readFunction('onProgress', onProgress) },
    own,
  ]
}

export interface Pauses<Progress> {
  readonly interval: number | undefined
  readonly onProgress: ((progress: Progress) => void) | undefined
}

/** How a job is watched. */
export interface Watch<Seen, Progress, Result> {
  /**
   * Asks once.
   *
   * @param own the call's own options
   * @param before what it saw before, if it did
   */
  look(own: CallOptions, before: Seen | undefined): PromiseLike<Seen>
  /** Whether nothing more will come. */
  isOver(seen: Seen): boolean
  progressOf(seen: Seen): Progress
  /**
   * What it came to.
   *
   * @throws {@link HarborJobError} it failed or was stopped
   */
  resultOf(seen: Seen, own: CallOptions): Result | PromiseLike<Result>
}

/** Looks again and again until a job is over. */
export async function pollUntilOver<Seen, Progress, Result>(
  watch: Watch<Seen, Progress, Result>,
  { interval, onProgress }: Pauses<Progress>,
  own: CallOptions,
): Promise<Result> {
  let seen: Seen | undefined
  for (let pause = interval ?? firstPause; ; pause = interval ?? Math.min(pause * 1.5, longestPause)) {
    seen = await watch.look(own, seen)
    onProgress?.(watch.progressOf(seen))
    if (watch.isOver(seen)) return watch.resultOf(seen, own)
    await sleep(pause, own.signal)
  }
}
