// Reading a list of 10,000 whole, as a user, 20 ms away from a Harbor that takes 110 ms to hash a password: in a session, which
// each run opens and closes, against loops that send the password with each request, as every client does.
import assert from 'node:assert/strict'
import type { Label } from '../../generated/models'
import type { Bench } from './harness'
import { size } from './lists'
import { loadBuilt } from './load-built'
import { startServer } from './start-server'

const admin = { username: 'admin', password: 'Harbor12345' }

export async function open(): Promise<Bench> {
  const { Harbor } = await loadBuilt('index')
  const server = await startServer('./list-as-user-server.ts')
  return {
    rows: [
      {
        name: 'all, as a user',
        blockSize: 1,
        rounds: 5,
        ours: {
          name: 'harborkit',
          async run() {
            const harbor = new Harbor({ url: server.url, auth: admin })
            assert.equal((await harbor.labels.list({ scope: 'g' }).all()).length, size)
            await harbor.close()
          },
        },
        peers: [
          { name: 'basic auth, one by one', budget: '>= 10', run: () => readPages(server.url, 1) },
          { name: 'basic auth, 8 at once', run: () => readPages(server.url, 8) },
        ],
      },
    ],
    close: server.close,
  }
}

async function readPages(url: string, atOnce: number): Promise<void> {
  const headers = { Authorization: `Basic ${btoa(`${admin.username}:${admin.password}`)}` }
  let next = 1
  let read = 0
  const work = async () => {
    while (next <= size / 100) {
      const query = `scope=g&sort=-id&page=${next++}&page_size=100`
      const response = await fetch(`${url}/api/v2.0/labels?${query}`, { headers })
      read += ((await response.json()) as Label[]).length
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  assert.equal(read, size)
}
