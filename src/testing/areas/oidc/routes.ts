import { requireSystem } from '../../access/access'
import { badRequest, done } from '../../http/answers'
import { isRecord } from '../../http/json'
import { on, type Route } from '../../http/route'
import type { State } from '../../state'

export const oidcRoutes: readonly Route[] = [
  on('pingOIDC', async ({ state, actor, body: { url = '' } }) => {
    requireSystem(actor, 'update', 'configuration')
    if (await isProvider(state, url)) return done()
    throw badRequest('failed to verify connection')
  }),
]

/** What it publishes names it, to the letter (github.com/coreos/go-oidc `NewProvider`). */
async function isProvider(state: State, url: string): Promise<boolean> {
  try {
    const answer = await state.send(new Request(`${url.replace(/\/$/, '')}/.well-known/openid-configuration`))
    const published: unknown = await answer.json()
    return answer.status === 200 && isRecord(published) && published.issuer === url
  } catch {
    return false
  }
}
