import type { Outcome } from '../../errors/harbor-error'
import type { SentRequest } from './answer'

/** What was asked before a request: whether Harbor knows the credentials. It does not, and the request was not sent. */
export interface Question {
  readonly request: SentRequest
  /** Of the request: `refused` if it waited for the answer, `not-sent` if that had come before. */
  readonly outcome: Outcome
}

/** By the answer, which stands for one to the request. */
export const questions: WeakMap<Response, Question> = new WeakMap()
