import { type Harbor, NotFoundError, PreconditionFailedError } from 'harborkit'
import type { Found } from './find'

/**
 * Deletes artifacts, a few at once.
 *
 * @param onDone how many it has dealt with
 * @returns what Harbor keeps, and why: an index refers to it, or a tag has become immutable
 */
export async function deleteAll(
  harbor: Harbor,
  found: readonly Found[],
  onDone: (done: number) => void,
): Promise<{ image: string; reason: string }[]> {
  const refused: { image: string; reason: string }[] = []
  const waiting = found.values()
  let done = 0
  const work = async () => {
    for (const { image } of waiting) {
      try {
        await harbor.artifacts.delete(image)
      } catch (error) {
        if (error instanceof PreconditionFailedError) refused.push({ image, reason: error.message })
        // Somebody was faster.
        else if (!(error instanceof NotFoundError)) throw error
      }
      onDone(++done)
    }
  }
  await Promise.all([work(), work(), work(), work()])
  return refused
}
