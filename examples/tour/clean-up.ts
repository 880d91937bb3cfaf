import { isHarborError, NotFoundError } from 'harborkit'
import { calling, cameBack, failed } from './print'

interface Undo {
  readonly code: string
  readonly remove: () => PromiseLike<unknown>
}

/** Remembers how to remove what is made, and removes it in the end, the newest first. */
export class CleanUp {
  readonly #steps: Undo[] = []

  /**
   * Makes something that is to be removed again, also where it is not known whether it was made: the answer was lost, or
   * the tour was interrupted while waiting for it.
   */
  async after<T>(
    make: () => PromiseLike<T>,
    code: string,
    remove: (made: T | undefined) => PromiseLike<unknown>,
  ): Promise<T> {
    try {
      const made = await make()
      this.#steps.push({ code, remove: () => remove(made) })
      return made
    } catch (error) {
      const mayBeThere = !isHarborError(error) || error.outcome === 'unknown'
      if (mayBeThere) this.#steps.push({ code, remove: () => remove(undefined) })
      throw error
    }
  }

  /** @returns whether everything is gone */
  async run(): Promise<boolean> {
    let clean = true
    for (const { code, remove } of this.#steps.reverse()) {
      calling(code)
      try {
        await remove()
        cameBack('deleted')
      } catch (error) {
        if (error instanceof NotFoundError) cameBack('was not there')
        else {
          clean = false
          failed(`    could not be deleted: ${error instanceof Error ? error.message : error}`)
        }
      }
    }
    return clean
  }
}
