import { describeRequest, pathOf, type Received, type SentRequest } from '../answer/answer'
import { questions } from '../answer/question'
import { transientStatuses } from '../answer/retry-after'
import type { Credentials, SendAs } from '../credentials'
import type { HeadersByName } from '../fetch'
import { isFresh } from '../fresh'
import { apiPath } from '../settings'
import type { Aside } from './aside'
import { closedError } from './closed-error'

/** Milliseconds for which Harbor's word counts. */
const lifetime = 5 * 60_000

/** Milliseconds in which wrong credentials rest: for 1.5 s after a wrong password Harbor refuses the right one too. */
export const rest = 2_000

/** What Harbor said of the credentials in a header. */
interface Verdict {
  readonly header: string
  readonly since: number
  readonly lifetime: number
  /** That it does not know them. */
  readonly refusal?: Refusal | undefined
}

interface Refusal extends Received {
  readonly request: SentRequest
}

/**
 * Asks Harbor whether it knows the credentials. It answers wrong ones as anonymous: with a list that is too short, and no error.
 */
export interface CredentialCheck {
  /**
   * Answers for Harbor where it does not know who asks.
   *
   * @param due whether Harbor has to be asked before the request
   */
  over(send: SendAs, due: boolean): SendAs
  /** Whether Harbor said a moment ago that it does not know them. */
  refuses(header: string): boolean
  /** Asks Harbor, in one flight for all. Never rejects: without an answer there is no verdict. */
  ask(header: string): Promise<Verdict>
}

export function createCredentialCheck(
  ask: Aside,
  { ofUser }: Credentials,
  signal: AbortSignal,
): CredentialCheck {
  let last: Verdict | undefined
  let asking: Promise<Verdict> | undefined

  const known = (header: string) =>
    last?.header === header && isFresh(last.since, last.lifetime) ? last : undefined

  const get = (path: string, headers: HeadersByName) =>
    ask(apiPath + path, { accept: 'application/json', ...headers }, { signal })

  /** With OIDC, a user's CLI secret is good for the registry and some operations, and not for the one that was asked. */
  const maySecretBeOther = async () => ofUser && (await get('/systeminfo', {})).text.includes('"oidc_auth"')

  async function judge(header: string): Promise<Verdict> {
    const verdict = (lifetime: number, refusal?: Refusal) => ({
      header,
      since: Date.now(),
      lifetime,
      refusal,
    })
    try {
      const answer = await get('/users/current/permissions', { authorization: header })
      const { status } = answer.response
      if (status !== 401) return verdict(transientStatuses.has(status) ? 0 : lifetime)
      return (await maySecretBeOther()) ? verdict(lifetime) : verdict(rest, answer)
    } catch {
      return verdict(0)
    }
  }

  async function verdictOn(header: string): Promise<Verdict> {
    for (;;) {
      asking ??= judge(header).finally(() => {
        asking = undefined
      })
      last = await asking
      // Somebody may have asked about another secret.
      if (last.header === header) return last
    }
  }

  return {
    over: (send, due) => async (url, init, header) => {
      const before = known(header)
      const { refusal } = before ?? (due ? await verdictOn(header) : {})
      if (signal.aborted) throw closedError()
      if (refusal === undefined) {
        const answer = await send(url, init, header)
        // Harbor's word of before does not count any more.
        if (answer.status === 401) last = undefined
        return answer
      }
      const { request, response, text } = refusal
      const answer = new Response(text, response)
      questions.set(answer, ({ request: waiting, call: { outcome, attempts } }) => ({
        described: `${describeRequest(request)} (asked before ${describeRequest(waiting)}, which was then not sent)`,
        operation: 'getCurrentUserPermissions',
        method: request.method,
        path: pathOf(request.url),
        // It had come before: nothing at all was sent.
        outcome: before && attempts === 1 ? 'not-sent' : outcome,
      }))
      return answer
    },
    refuses: (header) => known(header)?.refusal !== undefined,
    ask: verdictOn,
  }
}
