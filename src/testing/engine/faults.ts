import type { OperationId } from '../../../generated/operations'
import { requests } from '../../../generated/requests'
import { InvalidArgumentError } from '../../index'
import { type Keys, requireKeys } from '../seed/check'
import { breakOff, closedPage, connectionReset, errorBody } from './broken-answers'

/** What goes wrong, where, and how often. A request that more than one fault is meant for gets the one made last. */
export interface Fault {
  /** An operation of the REST API by its id in Harbor's API description: `listProjects`. */
  readonly operation?: OperationId | undefined
  /** `GET`, `POST`, … */
  readonly method?: string | undefined
  /** The path as it was sent, without the query: all of it, or what a pattern matches. */
  readonly path?: string | RegExp | undefined
  /** How many requests it is for; after them Harbor is well again. @default Infinity, until it is ended */
  readonly times?: number | undefined
  /**
   * - a status of 400 to 599: with an error body as Harbor writes it
   * - `'reset'`: the connection breaks before there is an answer
   * - `'truncate'`: it breaks in the middle of the answer's body, when Harbor has done what it was asked
   * - `'html'`: the 502 of a proxy that does not reach Harbor
   * - or any answer
   */
  readonly as: number | 'reset' | 'truncate' | 'html' | FaultAnswer
  /** Harbor does what it is asked, and its answer is lost: `as` comes instead. @default false */
  readonly afterwards?: boolean | undefined
}

export interface FaultAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
}

/** What a fault looks at. */
export interface Asked {
  readonly operation: OperationId | undefined
  readonly method: string
  readonly path: string
}

interface Pending {
  readonly fault: Fault
  left: number
}

/** The faults that a test has asked for. */
export class Faults {
  readonly #pending: Pending[] = []

  /** @returns ends it */
  add(fault: Fault): () => void {
    requireFault(fault)
    const pending: Pending = { fault, left: fault.times ?? Number.POSITIVE_INFINITY }
    this.#pending.unshift(pending)
    return () => {
      pending.left = 0
    }
  }

  /** Sends a request to Harbor, unless a fault is in its way. */
  async around(asked: Asked, answer: () => Promise<Response>): Promise<Response> {
    const fault = this.#take(asked)
    if (!fault) return answer()
    if (fault.as === 'truncate') return breakOff(await answer())
    if (fault.afterwards) await answer()
    return answerAs(fault.as)
  }

  #take(asked: Asked): Fault | undefined {
    const found = this.#pending.find(({ fault, left }) => left > 0 && isFor(fault, asked))
    if (found) found.left--
    return found?.fault
  }
}

function isFor({ operation, method, path }: Fault, asked: Asked): boolean {
  if (operation !== undefined && operation !== asked.operation) return false
  if (method !== undefined && method.toUpperCase() !== asked.method) return false
  if (path === undefined) return true
  return typeof path === 'string' ? path === asked.path : asked.path.search(path) !== -1
}

function answerAs(as: Exclude<Fault['as'], 'truncate'>): Response {
  if (as === 'reset') throw connectionReset()
  if (as === 'html') return closedPage()
  if (typeof as === 'number') return errorBody(as)
  const { status, headers = {}, body = null } = as
  return new Response(body, { status, headers })
}

const keys: Keys<Fault> = {
  ...{ operation: true, method: true, path: true, times: true, as: true, afterwards: true },
}
const answerKeys: Keys<FaultAnswer> = { status: true, headers: true, body: true }

function requireFault(fault: Fault): void {
  requireKeys(fault, keys, 'fault')
  const { operation, times = 1, as } = fault
  if (typeof as === 'object') requireKeys(as, answerKeys, 'as')
  if (operation !== undefined && !Object.hasOwn(requests, operation)) {
    throw new InvalidArgumentError(
      'operation',
      `Harbor has no '${operation}'. Take the id of an operation, as 'listProjects'.`,
    )
  }
  if (!(times >= 1)) throw new InvalidArgumentError('times', 'must be 1 or more.')
  const status = typeof as === 'object' ? as.status : as
  if (typeof status === 'string') {
    if (!['reset', 'truncate', 'html'].includes(status)) {
      throw new InvalidArgumentError(
        'as',
        `'${status}' is no fault. Take 'reset', 'truncate', 'html', a status or an answer.`,
      )
    }
  } else if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new InvalidArgumentError('as', 'must have a status of 200 to 599.')
  } else if (typeof as === 'number' && as < 400) {
    throw new InvalidArgumentError('as', 'must be a status of 400 to 599, or an answer with a body.')
  }
}
