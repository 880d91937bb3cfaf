import { pageNotFound } from './answers'
import type { CoreRequest } from './core'
import type { State } from './state'

export function isRegistry(path: string): boolean {
  return path.startsWith('/v2/')
}

export async function answerRegistry(_state: State, _at: CoreRequest): Promise<Response> {
  return pageNotFound()
}
