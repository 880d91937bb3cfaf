import type { Answer } from '../../core/answer/answer'
import { contentTypeOf, isHtmlType } from '../../core/answer/media-type'

/** What the answer to a HEAD says in no words, in Harbor's: the codes are those of a GET. */
const unsaid: Readonly<Record<number, { code: string; message: string }>> = {
  401: { code: 'UNAUTHORIZED', message: 'wrong credentials, too few rights, or no such project' },
  404: { code: 'NOT_FOUND', message: 'no such tag or digest, or no such repository' },
  412: {
    code: 'PROJECTPOLICYVIOLATION',
    message:
      'a policy of the project forbids the pull: it is not signed, not scanned, or has vulnerabilities',
  },
}

/** Prepares an answer that is no success for `readError`: words for a HEAD, and JSON that a registry calls text. */
export function errorAnswer(answer: Answer): Answer {
  const wordless = answer.request.method === 'HEAD' && answer.text === ''
  const said = wordless ? unsaid[answer.response.status] : undefined
  if (said !== undefined && !isPage(answer.response)) {
    return { ...asJson(answer), text: JSON.stringify({ errors: [said] }) }
  }
  return /^\s*\{\s*"errors"/.test(answer.text) ? asJson(answer) : answer
}

/** Whether it is a page for people: what is there is no registry, or something stands in front of it. */
export function isPage(response: Response): boolean {
  return isHtmlType(contentTypeOf(response))
}

function asJson(answer: Answer): Answer {
  const { status, headers } = answer.response
  const renamed = new Headers(headers)
  renamed.set('content-type', 'application/json')
  return { ...answer, response: new Response(null, { status, headers: renamed }) }
}
