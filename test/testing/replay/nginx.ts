import { createFakeHarbor, type FakeHarbor } from '../../../src/testing/index'
import { Replay } from './replay'

/**
 * `nginx with Harbor's template` is a fake behind its proxy; the other set-ups pass paths on as they are. What was sent without
 * TLS goes over a socket: there is none of it between a fake and its own `fetch`.
 */
export async function replayThroughNginx(): Promise<Replay[]> {
  const images = [
    { name: 'team/api/server', artifacts: [{ tags: ['1.0'] }] },
    { name: 'app', artifacts: [{ tags: ['1.0'] }] },
  ]
  const options = { projects: [{ name: 'demo', repositories: images }] }
  const fakes = [createFakeHarbor(options), createFakeHarbor({ ...options, behindProxy: true })] as const
  const servers = [await fakes[0].listen(), await fakes[1].listen()] as const
  try {
    const direct = await replayOn({ ...fakes[0], url: servers[0].url, fetch: globalThis.fetch })
    const proxied = await replayOn({ ...fakes[1], url: servers[1].url, fetch: globalThis.fetch })
    const withTLS = await replayOn(fakes[1])
    await direct.run('proxy', { until: "nginx with Harbor's template: the repository name encoded once" })
    proxied.goTo('proxy', "nginx with Harbor's template: the repository name encoded once")
    await proxied.run('proxy', {
      until: 'nginx, proxy_pass without a path: the repository name encoded once',
    })
    direct.goTo('proxy', 'nginx, proxy_pass without a path: the repository name encoded once')
    await direct.run('proxy', { until: 'the upstream is down: 502 of nginx' })
    proxied.goTo('proxy', 'the upstream is down: 502 of nginx')
    fakes[1].fail({ as: 'html', times: 3 })
    await proxied.run('proxy', { until: 'TLS in nginx, EXT_ENDPOINT http: login step 1' })
    withTLS.goTo('proxy', 'TLS in nginx, EXT_ENDPOINT http: login step 1')
    await withTLS.run('proxy', {
      until: 'EXT_ENDPOINT https, plain HTTP straight to the core: login step 1',
      loosely: ['http', 'https'].map((scheme) => `TLS in nginx, EXT_ENDPOINT ${scheme}: a list with a Link`),
    })
    direct.goTo('proxy', 'EXT_ENDPOINT https, plain HTTP straight to the core: login step 1')
    await direct.run('proxy', { until: 'EXT_ENDPOINT https, plain HTTP through nginx: login step 1' })
    proxied.goTo('proxy', 'EXT_ENDPOINT https, plain HTTP through nginx: login step 1')
    await proxied.run('proxy', { until: 'EXT_ENDPOINT https: the challenge of the core' })
    direct.goTo('proxy', 'EXT_ENDPOINT https: the challenge of the core')
    await direct.run('proxy')
    return [direct, proxied, withTLS]
  } finally {
    for (const server of servers) await server.close()
  }
}

async function replayOn(fake: FakeHarbor): Promise<Replay> {
  const replay = new Replay(fake)
  const answer = await replay.ask('GET', '/projects/demo/repositories/app/artifacts/1.0')
  const { digest } = (await answer.json()) as { digest: string }
  replay.substitute('sha256%3Ae60fdf2a4bca1ee8a13dacb9fdb2d7b5f4488cd796f4a8cdacd44ad142b981d9', digest)
  replay.substitute('admin&password=Example12345', `admin&password=${fake.admin.password}`)
  return replay
}
