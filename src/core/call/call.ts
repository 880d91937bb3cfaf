import { NotFoundError } from '../../errors/not-found-error'

/** What a call came to. */
export interface Done<T> {
  readonly data: T
  /** The answer of `fetch`, for its status and headers. Its body has been read. */
  readonly response: Response
}

/** What a promise's handler is given: a handler may say of what type it is. */
export type Reason = Parameters<NonNullable<Parameters<Promise<unknown>['catch']>[0]>>[0]

/**
 * A call under way: a promise of its value, which also gives the answer's status and headers on request. It is sent at once,
 * whether it is awaited or not.
 */
export interface Call<T> extends Promise<T> {
  /** The value together with the answer it came in. */
  withResponse(): Promise<Done<T>>
}

// What users see is an interface: linters look for a forgotten `await` where a type extends Promise, not where it implements one.
export class PendingCall<T> implements Call<T> {
  readonly [Symbol.toStringTag] = 'Call'
  // One promise only: a second one made beside it would reject where nobody listens.
  readonly #done: Promise<Done<T>>

  constructor(done: Promise<Done<T>>) {
    this.#done = done
  }

  // biome-ignore lint/suspicious/noThenProperty: a call is a promise
  then<A = T, B = never>(
    onfulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: Reason) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#done.then(({ data }) => data).then(onfulfilled, onrejected)
  }

  catch<B = never>(onrejected?: ((reason: Reason) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, onrejected)
  }

  finally(onfinally?: (() => void) | null): Promise<T> {
    return this.then().finally(onfinally)
  }

  withResponse(): Promise<Done<T>> {
    return this.#done
  }
}

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
