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
export interface Watch<Seen, Progress> {
  /** Asks once. It gets what it saw before, if it did. */
  look(before: Seen | undefined): Promise<Seen>
  /** Whether nothing more will come. */
  isOver(seen: Seen): boolean
  progressOf(seen: Seen): Progress
}

/**
 * Looks again and again until a job is over.
 *
 * @param signal ends the pauses
 */
export async function pollUntilOver<Seen, Progress>(
  watch: Watch<Seen, Progress>,
  { interval, onProgress }: Pauses<Progress>,
  signal: AbortSignal | undefined,
): Promise<Seen> {
  let seen: Seen | undefined
  for (let pause = interval ?? firstPause; ; pause = interval ?? Math.min(pause * 1.5, longestPause)) {
    seen = await watch.look(seen)
    onProgress?.(watch.progressOf(seen))
    if (watch.isOver(seen)) return seen
    await sleep(pause, signal)
  }
}
