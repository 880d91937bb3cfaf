/** What one step of reading a list gives. */
export interface Step<T> {
  readonly items: readonly T[]
  /** How many there are in all; `undefined` where Harbor does not know. */
  readonly total: number | undefined
  /** The number of the page, where it was asked for by that. */
  readonly page?: number
  /** The last key, where it was asked for by that. */
  readonly key?: number | undefined
  /** Nothing comes after it. */
  readonly ended: boolean
}

/** Reads step by step. A step without items is the last. After an error it can be called again. */
export interface StepReader<T> {
  next(): Promise<Step<T>>
}
