import type { FailedResponse } from '../../errors/from-response'
import type { Answer } from './answer'

/**
 * Answers to another question than the request, which was then not sent: whether Harbor knows the credentials. With what an
 * error has to say in place of what it would say of the request.
 */
export const questions: WeakMap<Response, (answer: Answer) => Partial<FailedResponse>> = new WeakMap()
