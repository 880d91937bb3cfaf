import { NotFoundError } from '../../errors/not-found-error'

/** Whether a call finds what it asks for. What else goes wrong does not tell, and is thrown. */
export async function isThere(call: PromiseLike<unknown>): Promise<boolean> {
  try {
    await call
    return true
  } catch (error) {
    if (error instanceof NotFoundError) return false
    throw error
  }
}
