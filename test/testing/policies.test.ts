import { expect, test } from 'vitest'
import { settingsIn } from '../../src/testing/access/settings'
import { keepTags } from '../../src/testing/areas/artifacts/kept-tags'
import { tellOfArtifacts } from '../../src/testing/areas/artifacts/view-parts'
import { addWitness } from '../../src/testing/front/witnesses'
import { createFakeHarbor, signedImage } from '../../src/testing/index'
import { basic, errorOf } from './ask'
import { admin, startFront } from './front'
import { pushImage } from './push-image'

const images = [{ name: 'app', artifacts: [{ tags: ['keep-1', 'other'] }, { tags: ['loose'] }] }]
const app = '/projects/demo/repositories/app'

function startKeeping() {
  const harbor = startFront({ projects: [{ name: 'demo', repositories: images }] })
  keepTags(
    harbor.state,
    ({ repository_name, name }) => repository_name === 'demo/app' && name.startsWith('keep-'),
  )
  return harbor
}

test('a kept tag is not deleted, nor its artifact, nor its repository', async () => {
  const { ask } = startKeeping()
  const refusal = 'PRECONDITION: the tag keep-1 configured as immutable, cannot be deleted'
  for (const path of [`${app}/artifacts/keep-1/tags/keep-1`, `${app}/artifacts/other`, app]) {
    const answer = await ask('DELETE', path)
    expect([path, answer.status, errorOf(answer)]).toEqual([path, 412, refusal])
  }
  expect((await ask('GET', `${app}/artifacts`)).body).toHaveLength(2)
  expect((await ask('DELETE', `${app}/artifacts/keep-1/tags/other`)).status).toBe(200)
})

test('a kept tag is not pushed again, and a new one that would be kept is', async () => {
  const { url, fetch } = startKeeping()
  const at = { url, fetch, authorization: basic(admin) }
  await expect(pushImage(at, 'demo/app', ['keep-1'])).rejects.toThrow(
    "Failed to process request due to 'app:keep-1' configured as immutable.",
  )
  await pushImage(at, 'demo/app', ['keep-2'])
})

test('only who asks is told that a tag is kept', async () => {
  const { ask } = startKeeping()
  const told = async (path: string) =>
    (await ask('GET', path)).body.map(({ name, immutable }: { name: string; immutable: boolean }) => [
      name,
      immutable,
    ])
  const tags = `${app}/artifacts/keep-1/tags`
  expect(await told(`${tags}?sort=name`)).toEqual([
    ['keep-1', false],
    ['other', false],
  ])
  expect(await told(`${tags}?sort=name&with_immutable_status=true`)).toEqual([
    ['keep-1', true],
    ['other', false],
  ])
})

test('read-only, nothing is changed but the configuration, and everything is read', async () => {
  const { state, ask, url, fetch } = startFront({ projects: [{ name: 'demo', repositories: images }] })
  settingsIn(state).read_only = true
  const refusal = 'DENIED: The system is in read only mode. Any modification is prohibited.'
  for (const [method, path] of [
    ['POST', '/labels'],
    ['DELETE', `${app}/artifacts/no-such`],
    ['PUT', '/nowhere'],
  ] as const) {
    const answer = await ask(method, path)
    expect([answer.status, errorOf(answer)]).toEqual([403, refusal])
  }
  const upload = await fetch(`${url}/v2/demo/app/blobs/uploads/`, {
    method: 'POST',
    headers: { authorization: basic(admin) },
  })
  expect(upload.status).toBe(403)
  expect((await ask('GET', '/systeminfo')).body.read_only).toBe(true)
  expect((await ask('PUT', '/configurations', {})).status).not.toBe(403)
})

test('an area tells of artifacts, and its links stand beside those that are there', async () => {
  const { state, ask } = startFront({ projects: [{ name: 'demo', repositories: images }] })
  const noon = '2026-03-01T12:00:00Z'
  const link = { absolute: false, href: '/there' }
  tellOfArtifacts(state, ({ tag_count }, { query }) => ({
    ...(query.bool('with_scan_overview') && {
      scan_overview: {
        type: {
          report_id: 'x',
          scan_status: tag_count === 2 ? 'Success' : 'Error',
          start_time: noon,
          end_time: noon,
        },
      },
    }),
    addition_links: { vulnerabilities: link },
  }))
  const { body } = await ask('GET', `${app}/artifacts/keep-1?with_scan_overview=true`)
  expect(body).toMatchObject({
    scan_overview: { type: { scan_status: 'Success' } },
    addition_links: { vulnerabilities: link },
  })
  expect(Object.keys(body.addition_links)).toEqual(['build_history', 'vulnerabilities'])
})

test('a witness sees a request with its body, and then its answer', async () => {
  const { state, ask } = startFront()
  const seen: unknown[] = []
  addWitness(state, ({ request, path, actor }) => {
    const body = request.clone().text()
    return async (response) => void seen.push([request.method, path, actor.kind, await body, response.status])
  })
  await ask('POST', '/labels', { name: 'a', scope: 'g' })
  await ask('POST', '/labels', { name: 'a', scope: 'g' })
  const body = '{"name":"a","scope":"g"}'
  expect(seen).toEqual([
    ['POST', '/api/v2.0/labels', 'user', body, 201],
    ['POST', '/api/v2.0/labels', 'user', body, 409],
  ])
})

test('an unsigned image is not pulled where signatures are wanted, but by who signs it', async () => {
  const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])
  const signed = await signedImage({ key: key.privateKey, tags: ['signed'] })
  const fake = createFakeHarbor({
    projects: [
      {
        name: 'demo',
        metadata: { enable_content_trust_cosign: 'true' },
        repositories: [{ name: 'app', artifacts: [signed, { tags: ['unsigned'] }] }],
      },
    ],
  })
  const accept = 'application/vnd.oci.image.manifest.v1+json'
  const pull = (reference: string, headers: Record<string, string> = { authorization: basic(fake.admin) }) =>
    fake.fetch(`${fake.url}/v2/demo/app/manifests/${reference}`, { headers: { accept, ...headers } })
  expect((await pull('signed')).status).toBe(200)
  const [accessory] = fake.state.accessories
  expect((await pull(accessory?.digest ?? '')).status).toBe(200)
  const refused = await pull('unsigned')
  expect([refused.status, await refused.json()]).toMatchObject([
    412,
    { errors: [{ code: 'PROJECTPOLICYVIOLATION', message: 'The image is not signed by cosign.' }] },
  ])
  expect((await pull('nowhere')).status).toBe(404)
  const scope = 'service=harbor-registry&scope=repository:demo/app:pull,push'
  const given = await fake.fetch(`${fake.url}/service/token?${scope}`, {
    headers: { authorization: basic(fake.admin) },
  })
  const { token } = (await given.json()) as { token: string }
  expect((await pull('unsigned', { authorization: `Bearer ${token}` })).status).toBe(412)
  const asCosign = { authorization: `Bearer ${token}`, 'user-agent': 'cosign/v3.0.2' }
  expect((await pull('unsigned', asCosign)).status).toBe(200)
})
