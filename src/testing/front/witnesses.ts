import type { CoreRequest } from '../http/api'
import { part, type State } from '../state'

/**
 * Sees a request before anything of it is done, and its answer by what it gives back. Of a body it may read a clone. What an
 * audit log is written by: Harbor reads what was done from method, path and answer.
 */
export type Witness = (at: CoreRequest) => ((response: Response) => void | Promise<void>) | undefined

const witnessesIn = part((): Witness[] => [])

export function addWitness(state: State, witness: Witness): void {
  witnessesIn(state).push(witness)
}

/** @param answer what is thrown is an answer as well */
export async function witnessed(
  state: State,
  at: CoreRequest,
  answer: () => Promise<Response>,
): Promise<Response> {
  const waiting = witnessesIn(state).map((witness) => witness(at))
  const response = await answer()
  for (const tell of waiting) await tell?.(response)
  return response
}
