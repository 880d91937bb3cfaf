// What the fake Harbor costs a test: made and asked once, and a page of a long list against one of a short list.
import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { getResponse, HttpResponse, http } from 'msw'
import type { FakeHarbor } from '../../src/testing'
import type { Bench, Candidate, Row } from './harness'
import { loadBuilt } from './load-built'

const password = 'Harbor12345'
const headers = { authorization: `Basic ${btoa(`admin:${password}`)}` }

export async function open(): Promise<Bench> {
  const { createFakeHarbor } = await loadBuilt('testing')
  const make = (count: number) =>
    createFakeHarbor({ projects: Array.from({ length: count }, (_, n) => ({ name: `project-${n}` })) })
  const [long, short] = [make(100_000), make(1_000)]
  return {
    rows: [
      firstRequest(createFakeHarbor),
      pages('a page of 100 projects in the default order', long, short, () => 'page=3'),
      pages('a page of 100 projects by key', long, short, (n) => {
        return `sort=-project_id&q=project_id%3D%5B~${900 - (n % 500)}%5D`
      }),
      pages('a page of 100 projects by part of the name', long, short, () => 'name=project-1'),
    ],
    async close() {
      const grown = await growth(createFakeHarbor)
      console.log(`1,000 fakes, each made and asked once: the heap grew by ${Math.round(grown / 1024)} kB`)
      assert(grown < 1024 * 1024, 'fakes are kept after their tests')
    },
  }
}

type Make = () => FakeHarbor

/** Made, and asked once: by its msw handler, beside a handler that gives the same answer. */
function firstRequest(make: Make): Row {
  const url = 'https://harbor.test/api/v2.0/projects'
  const answer = (async () => {
    const response = await make().fetch(url, { headers })
    return { body: await response.json(), headers: { 'x-total-count': '1' } }
  })()
  return {
    name: 'a fake, made and asked for its projects',
    blockSize: 20,
    ours: {
      name: 'harborkit',
      async run() {
        const response = await getResponse([...make().handlers], new Request(url, { headers }))
        assert(response)
        assert.equal(((await response.json()) as unknown[]).length, 1)
      },
    },
    peers: [
      {
        name: 'a bare handler of msw',
        async run() {
          const { body, ...init } = await answer
          const handler = http.get(url, () => HttpResponse.json(body, init))
          const response = await getResponse([handler], new Request(url, { headers }))
          assert(response)
          assert.equal(((await response.json()) as unknown[]).length, 1)
        },
      },
    ],
  }
}

function pages(name: string, long: FakeHarbor, short: FakeHarbor, query: (n: number) => string): Row {
  const candidate = (called: string, fake: FakeHarbor): Candidate => {
    let n = 0
    return {
      name: called,
      async run() {
        const path = `/api/v2.0/projects?page_size=100&${query(n++)}`
        const response = await fake.fetch(`${fake.url}${path}`, { headers })
        assert.equal(((await response.json()) as unknown[]).length, 100)
      },
    }
  }
  return {
    name,
    blockSize: 5,
    ours: candidate('of 100,000', long),
    peers: [{ ...candidate('of 1,000', short), budget: '<= 3' }],
  }
}

/** Bytes of the heap that 1,000 fakes leave behind, after 200 that have warmed up what is kept for good. */
async function growth(make: Make): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const ask = async (count: number) => {
    for (let n = 0; n < count; n++) {
      const fake = make()
      await (await fake.fetch(`${fake.url}/api/v2.0/projects`, { headers })).arrayBuffer()
    }
    // What is collected by and by has its time.
    await new Promise((resolve) => setTimeout(resolve, 50))
    collect()
    return process.memoryUsage().heapUsed
  }
  const before = await ask(200)
  return (await ask(1_000)) - before
}
