// A Harbor with three lists of labels, each below a path of its own, that takes 20 ms for an answer. In a process of its own:
// it must not share the event loop with what is measured. Forked by `startServer`.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { latency, lists } from './lists'

const server = createServer(({ url = '' }, response) => {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1')
  const [, name = '', path = ''] = /^\/(\w+)\/api\/v2\.0(\/.*)$/.exec(pathname) ?? []
  setTimeout(() => {
    const list = lists[name]
    if (path === '/labels' && list !== undefined) answerPage(list, searchParams, response)
    // The check of the credentials, once before the first call.
    else json(response, '[]', 0)
  }, latency)
})
server.keepAliveTimeout = 0
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.once('disconnect', () => process.exit())

/** @param ids in ascending order */
function answerPage(ids: readonly number[], query: URLSearchParams, response: ServerResponse): void {
  const [, min, max] = /^id=\[(\d*)~(\d*)\]$/.exec(query.get('q') ?? '') ?? []
  const from = min ? firstAt(ids, Number(min)) : 0
  const to = max ? firstAt(ids, Number(max) + 1) : ids.length
  const size = Number(query.get('page_size'))
  const start = (Number(query.get('page') ?? 1) - 1) * size
  const end = Math.max(from, to - start)
  const shown = ids.slice(Math.max(from, end - size), end).reverse()
  json(response, `[${shown.map(label).join(',')}]`, to - from)
}

/** The place of the first id that is not smaller. */
function firstAt(ids: readonly number[], id: number): number {
  let [low, high] = [0, ids.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ids[middle] ?? 0) < id) low = middle + 1
    else high = middle
  }
  return low
}

function label(id: number): string {
  const time = '"2026-11-23T20:31:42.126Z"'
  return `{"color":"#48960C","creation_time":${time},"description":"of the bench","id":${id},"name":"label ${id}","scope":"g","update_time":${time}}`
}

function json(response: ServerResponse, body: string, total: number): void {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'X-Total-Count': total }
  response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(body) }).end(body)
}
