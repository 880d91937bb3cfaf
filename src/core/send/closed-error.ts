import { HarborError } from '../../errors/harbor-error'

/** What a call of a client fails with that `close()` has ended. */
export function closedError(): HarborError {
  return new HarborError('The client is closed. Make a new one.')
}
