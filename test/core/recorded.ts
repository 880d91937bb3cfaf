import { readFileSync } from 'node:fs'

/** One exchange with a real Harbor 2.15.2 (test/recordings/README.md). */
export interface Exchange {
  readonly operation: string
  readonly note: string
  readonly request: {
    readonly method: string
    readonly target: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: unknown
  }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string | readonly string[]>>
    readonly kind: 'json' | 'text' | 'empty' | 'binary'
    readonly body?: unknown
  }
}

export function readExchanges(area: string): Exchange[] {
  return JSON.parse(readFileSync(new URL(`../recordings/api/${area}.json`, import.meta.url), 'utf8'))
}

/** The recorded answer as `fetch` would give it. */
export function recordedResponse({ response }: Exchange): Response {
  const headers = new Headers()
  for (const [name, value] of Object.entries(response.headers)) {
    for (const one of [value].flat()) headers.append(name, one)
  }
  const body =
    response.kind === 'json' ? JSON.stringify(response.body) : (response.body as string | undefined)
  return new Response(body ?? null, { status: response.status, headers })
}
