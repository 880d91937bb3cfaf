import { areas } from '../../src/testing/areas/index'
import { Clock } from '../../src/testing/engine/clock'
import { Front } from '../../src/testing/front/front'
import type { FakeHarborOptions } from '../../src/testing/index'
import { seed } from '../../src/testing/seed/seed'
import { State } from '../../src/testing/state'
import { asking } from './ask'

export const admin = { username: 'admin', password: 'Harbor12345' }

/** A Harbor whose parts a test may take hold of, where no request can: it is given its state. */
export function startFront(options: FakeHarborOptions = {}) {
  const state = new State(new Clock(options.clock ?? 'system'))
  for (const { start } of areas) start?.(state)
  seed(state, options)
  const front = new Front(state)
  const url = 'https://harbor.test'
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    const request = new Request(input, init)
    const { origin, pathname: path, search } = new URL(request.url)
    return front.answer(request, { origin, path, search })
  }
  return { state, url, fetch, ask: asking({ url, fetch }, admin) }
}
