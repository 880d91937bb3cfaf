import { describe, expect, test } from 'vitest'
import { rejection } from '../../core/connect'
import { bytesOf, connect, startRegistry, storeImage } from '../images'
import { type Fault, status } from '../server/registry-server'

describe('listTags', () => {
  const tags = ['1.10.0', '1.9.0', 'Beta', '_x', 'alpha', 'latest', 'v10', 'v9']

  async function start(count = tags.length) {
    const server = await startRegistry()
    const image = storeImage(server, 'demo/app', [bytesOf(5)])
    for (const tag of tags.slice(0, count)) server.storage.repository('demo/app').tags.set(tag, image.digest)
    return { server, registry: connect(server) }
  }

  test.each([1, 3, 4, 8, 9])('reads all pages of %i, in order', async (page_size) => {
    const { server, registry } = await start()
    expect(await registry.listTags('demo/app', { page_size }).all()).toEqual(tags)
    expect(server.log()).toHaveLength(Math.ceil(tags.length / page_size))
    const iterated: string[] = []
    for await (const tag of registry.listTags('demo/app', { page_size })) iterated.push(tag)
    expect(iterated).toEqual(tags)
  })

  test('is empty where a registry says `null`', async () => {
    const { server, registry } = await start()
    server.fail(/tags/, status(200, {}, '{"name":"demo/app","tags":null}'), 2)
    expect(await registry.listTags('demo/app').all()).toEqual([])
  })

  test('gives one page, and the next', async () => {
    const { server, registry } = await start()
    const page = await registry.listTags('demo/app', { page_size: 5 })
    expect(page).toMatchObject({ items: tags.slice(0, 5), total: undefined, page: 1 })
    const next = await page.next()
    expect(next).toMatchObject({ items: tags.slice(5), page: 2 })
    expect(await next?.next()).toBeUndefined()
    expect(server.log()[1]).toBe('GET /v2/demo/app/tags/list?last=alpha&n=5')
  })

  test('asks nothing before it is read, and no more than the limit needs', async () => {
    const { server, registry } = await start()
    const list = registry.listTags('demo/app', { page_size: 2 })
    expect(server.requests).toEqual([])
    expect(await list.all({ limit: 3 })).toEqual(tags.slice(0, 3))
    expect(server.log().length).toBeLessThanOrEqual(2)
  })

  test('is empty without tags, and rejects for what is missing or malformed', async () => {
    const { registry } = await start(0)
    expect(await registry.listTags('demo/app').all()).toEqual([])
    expect(await rejection(registry.listTags('demo/none').all())).toMatchObject({ name: 'NotFoundError' })
    expect(await rejection(registry.listTags('demo'))).toMatchObject({ argument: 'repository' })
    expect(await rejection(registry.listTags('demo/app', { page_size: 0 }))).toMatchObject({
      argument: 'page_size',
    })
  })

  test('counts the wait for a token to the time of a page', async () => {
    const { server, registry } = await start()
    server.fail(/^GET \/service\/token/, () => {})
    const error = await rejection(registry.listTags('demo/app', { totalTimeout: 100 }).all())
    expect(error).toMatchObject({ name: 'HarborTimeoutError', clock: 'totalTimeout' })
  })

  test('does not go round in a circle', async () => {
    const { server, registry } = await start()
    server.fail(
      /tags\/list/,
      (_request, response) => {
        response.writeHead(200, { link: '</v2/demo/app/tags/list?n=1&last=a>; rel="next"' })
        response.end('{"tags":["a"]}')
      },
      1000,
    )
    expect(await rejection(registry.listTags('demo/app').all())).toMatchObject({
      name: 'HarborResponseError',
    })
  })

  test('ends where page after page brings no tag and names another', async () => {
    const { server, registry } = await start()
    let page = 0
    const nothing: Fault = (_request, response) => {
      page += 1
      response.writeHead(200, { link: `</v2/demo/app/tags/list?page=${page}>; rel="next"` })
      response.end('{"tags":[]}')
    }
    server.fail(/tags\/list/, nothing, 1000)
    const error = await rejection(registry.listTags('demo/app').all())
    expect(error).toMatchObject({ name: 'HarborResponseError' })
    expect(page).toBeLessThan(120)
  })
})
