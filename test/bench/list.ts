// Reading a list of 10,000 whole, as a robot, 20 ms away: by key, against loops that go by the number of the page, as anybody
// would write them. Those are not safe while others write.
import assert from 'node:assert/strict'
import type { Label } from '../../generated/models'
import type { Harbor } from '../../src/index'
import type { Budget } from './budget'
import type { Bench, Candidate, Row } from './harness'
import { size } from './lists'
import { loadBuilt } from './load-built'
import { startServer } from './start-server'

const robot = { robot: 'robot$bench', secret: 'Secret-of-the-bench-1' }

export async function open(): Promise<Bench> {
  const { Harbor } = await loadBuilt('index')
  const server = await startServer('./list-server.ts')
  const at = (list: string) => {
    const url = `${server.url}/${list}`
    return { harbor: new Harbor({ url, auth: robot }), ask: asking(url) }
  }
  return {
    rows: [
      readWhole('dense', at('dense'), '<= 1.05', [{ ...serially(at('dense').ask), budget: '>= 4' }]),
      readWhole('sparse', at('sparse'), '<= 1.1'),
      readWhole('clustered', at('clustered'), '<= 1.6'),
      iterate(at('dense')),
    ],
    close: server.close,
  }
}

/** Asks for a page, the newest label first. */
type Ask = (page: number) => Promise<{ items: Label[]; total: number }>

interface Place {
  readonly harbor: Harbor
  readonly ask: Ask
}

function readWhole(list: string, { harbor, ask }: Place, budget: Budget, more: Row['peers'] = []): Row {
  return {
    name: `all, ${list} ids`,
    blockSize: 1,
    rounds: 20,
    ours: {
      name: 'harborkit',
      run: async () => checkAll(await harbor.labels.list({ scope: 'g' }).all()),
    },
    peers: [{ name: 'pages, 8 at once', budget, run: async () => checkAll(await eightAtOnce(ask)) }, ...more],
  }
}

function iterate({ harbor, ask }: Place): Row {
  return {
    name: 'iterated, dense ids',
    blockSize: 1,
    rounds: 10,
    ours: {
      name: 'harborkit',
      async run() {
        const labels: Label[] = []
        for await (const label of harbor.labels.list({ scope: 'g' })) labels.push(label)
        checkAll(labels)
      },
    },
    peers: [{ ...serially(ask), budget: '<= 1.1' }],
  }
}

function serially(ask: Ask): Candidate {
  return {
    name: 'pages, one by one',
    async run() {
      const labels: Label[] = []
      for (let page = 1; ; page++) {
        const { items, total } = await ask(page)
        labels.push(...items)
        if (labels.length >= total) break
      }
      checkAll(labels)
    },
  }
}

async function eightAtOnce(ask: Ask): Promise<Label[]> {
  const { items, total } = await ask(1)
  const pages = [items]
  const last = Math.ceil(total / 100)
  let next = 2
  const work = async () => {
    while (next <= last) {
      const page = next++
      pages[page - 1] = (await ask(page)).items
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  return pages.flat()
}

function asking(url: string): Ask {
  const headers = { Authorization: `Basic ${btoa(`${robot.robot}:${robot.secret}`)}` }
  return async (page) => {
    const query = `scope=g&sort=-id&page=${page}&page_size=100`
    const response = await fetch(`${url}/api/v2.0/labels?${query}`, { headers })
    const items = (await response.json()) as Label[]
    return { items, total: Number(response.headers.get('x-total-count')) }
  }
}

function checkAll(labels: readonly Label[]): void {
  assert.equal(labels.length, size)
  assert(labels.every(({ id }, index) => index === 0 || id < (labels[index - 1]?.id ?? 0)))
}
