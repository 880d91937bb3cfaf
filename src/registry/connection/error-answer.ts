import type { Answer } from '../../core/answer/answer'

/** What the answer to a HEAD says in no words, in Harbor's: the codes are those of a GET. */
const unsaid: Readonly<Record<number, { code: string; message: string }>> = {
  401: { code: 'UNAUTHORIZED', message: 'wrong credentials, too few rights, or no such project' },
  404: { code: 'NOT_FOUND', message: 'no such tag or digest, or no such repository' },
  412: {
    code: 'PROJECTPOLICYVIOLATION',
    message: 'the project lets nobody pull it: it is not signed, not scanned, or has vulnerabilities',
  },
}

/** An answer that is no success, as errors are made of it: some registries say of their errors that they are text. */
export function errorAnswer(answer: Answer, method: string): Answer {
  const { status } = answer.response
  const said = method === 'HEAD' && answer.text === '' ? unsaid[status] : undefined
  if (said !== undefined && !isPage(answer.response)) {
    return { ...asJson(answer), text: JSON.stringify({ errors: [said] }) }
  }
  return /^\s*\{\s*"errors"/.test(answer.text) ? asJson(answer) : answer
}

/** Whether it is a page for people: what is there is no registry, or something stands in front of it. */
export function isPage({ headers }: Response): boolean {
  return /^(?:text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? '')
}

function asJson(answer: Answer): Answer {
  const { status, headers } = answer.response
  const renamed = new Headers(headers)
  renamed.set('content-type', 'application/json')
  return { ...answer, response: new Response(null, { status, headers: renamed }) }
}
