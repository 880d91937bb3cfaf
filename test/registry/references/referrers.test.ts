import { describe, expect, test } from 'vitest'
import { mediaTypes, RegistryClient } from '../../../src/registry'
import { rejection } from '../../core/connect'
import {
  bytesOf,
  connect,
  digestOfBytes,
  startRegistry,
  storeContent,
  storeImage,
  subjectOf,
} from '../images'
import { status } from '../server/registry-server'

describe('referrers', () => {
  test('are listed by digest or tag, of one type if wanted', async () => {
    const server = await startRegistry()
    const image = storeImage(server, 'demo/app', [bytesOf(5)], { tag: 'v1' })
    const note = storeContent(server, 'demo/app', subjectOf(image, 'application/vnd.example.note'))
    storeContent(server, 'demo/app', subjectOf(image, 'application/vnd.example.sbom'))
    const registry = connect(server)
    expect(await registry.referrers(`demo/app@${image.digest}`)).toHaveLength(2)
    expect(await registry.referrers('demo/app:v1')).toHaveLength(2)
    const artifactType = 'application/vnd.example.note'
    expect(await registry.referrers('demo/app:v1', { artifactType })).toEqual([{ ...note, artifactType }])
    expect(await registry.referrers(`demo/app@${note.digest}`)).toEqual([])
  })

  test('are read from the tag that stands in for the API where there is none', async () => {
    const server = await startRegistry({ referrersApi: false })
    const image = storeImage(server, 'demo/app', [bytesOf(5)], { tag: 'v1' })
    const registry = connect(server)
    expect(await registry.referrers(`demo/app@${image.digest}`)).toEqual([])
    const notes = ['note', 'sbom'].map((name) => ({
      ...storeContent(server, 'demo/app', subjectOf(image, `application/vnd.example.${name}`)),
      artifactType: `application/vnd.example.${name}`,
    }))
    const index = { schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests: notes }
    storeContent(server, 'demo/app', index, image.digest.replace(':', '-'))
    expect(await registry.referrers(`demo/app@${image.digest}`)).toEqual(notes)
    const artifactType = 'application/vnd.example.sbom'
    expect(await registry.referrers(`demo/app@${image.digest}`, { artifactType })).toEqual([notes[1]])
  })

  test('are of one type also where the registry looks at none', async () => {
    const server = await startRegistry({ asks: 'nothing' })
    const digest = digestOfBytes(bytesOf(1))
    const manifests = ['note', 'sbom'].map((artifactType) => ({
      mediaType: 'a/b',
      digest,
      size: 1,
      artifactType,
    }))
    server.fail(/referrers/, status(200, {}, JSON.stringify({ manifests })))
    const found = await connect(server).referrers(`demo/app@${digest}`, { artifactType: 'sbom' })
    expect(found).toEqual([manifests[1]])
  })

  test.each([400, 404, 406])('are read from the tag after a %i', async (code) => {
    const server = await startRegistry({ asks: 'nothing' })
    const image = storeImage(server, 'demo/app', [bytesOf(5)], { tag: 'v1' })
    const index = { schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests: [image] }
    storeContent(server, 'demo/app', index, image.digest.replace(':', '-'))
    server.fail(/referrers/, status(code))
    expect(await connect(server).referrers(`demo/app@${image.digest}`)).toEqual([image])
  })

  test('are not cut short where a later page is missing', async () => {
    const server = await startRegistry({ asks: 'nothing' })
    const digest = digestOfBytes(bytesOf(1))
    const link = `</v2/demo/app/referrers/${digest}?next=2>; rel="next"`
    server.fail(/referrers/, status(200, { link }, '{"manifests":[]}'))
    server.fail(/next=2/, status(404))
    const error = await rejection(connect(server).referrers(`demo/app@${digest}`))
    expect(error).toMatchObject({ name: 'NotFoundError' })
  })

  test('on several pages are all read, and pages without an end are not', async () => {
    const server = await startRegistry({ asks: 'nothing' })
    const digest = digestOfBytes(bytesOf(1))
    const page = (seed: number) => ({ mediaType: 'x', digest: digestOfBytes(bytesOf(seed)), size: seed })
    const path = `/v2/demo/app/referrers/${digest}`
    server.fail(/^GET/, (_request, response) => {
      response.writeHead(200, { link: `<${path}?next=2>; rel="next"` })
      response.end(JSON.stringify({ manifests: [page(2)] }))
    })
    server.fail(/next=2/, (_request, response) => {
      response.writeHead(200).end(JSON.stringify({ manifests: [page(3)] }))
    })
    expect(await connect(server).referrers(`demo/app@${digest}`)).toEqual([page(2), page(3)])
    server.fail(
      /^GET/,
      (_request, response) => {
        response.writeHead(200, { link: `<${path}?next=2>; rel="next"` })
        response.end(JSON.stringify({ manifests: [page(2)] }))
      },
      1000,
    )
    const error = await rejection(connect(server).referrers(`demo/app@${digest}`))
    expect(error).toMatchObject({ name: 'HarborResponseError' })
  })

  // Each page is as large as one may be, and none is the last.
  test.each([
    ['bytes', (page: number) => [{ ...listed(page), annotations: { note: 'x'.repeat(4_000_000) } }], 3],
    [
      'referrers',
      (page: number) => Array.from({ length: 5000 }, (_, index) => listed(page * 5000 + index)),
      3,
    ],
  ])('of too many %s are not read on, page after page', async (_what, manifestsOf, pages) => {
    let page = 0
    const registry = new RegistryClient({
      url: 'https://registry.example.com',
      fetch: async () => {
        page += 1
        const headers = { link: `</v2/demo/app/referrers/x?page=${page}>; rel="next"` }
        return new Response(JSON.stringify({ manifests: manifestsOf(page) }), { headers })
      },
    })
    const error = await rejection(registry.referrers(`demo/app@${digestOfBytes(bytesOf(1))}`))
    expect(error).toMatchObject({ name: 'HarborContentError', code: 'TOO_LARGE' })
    expect(page).toBe(pages)
  })
})

function listed(number: number) {
  return { mediaType: 'x', digest: `sha256:${`${number}`.padStart(64, '0')}`, size: 1 }
}
