import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Harbor } from '../../src/index'
import { createFakeHarbor, type FakeServer } from '../../src/testing/index'

const fake = createFakeHarbor()
const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
let server: FakeServer
/** In front of the fake, slow enough to be interrupted; it may break a request. */
let slow: Server
let breaks: (method: string, path: string) => boolean

beforeEach(async () => {
  server = await fake.listen()
  breaks = () => false
  slow = createServer((incoming, outgoing) => {
    const { method = '', url: path = '', headers } = incoming
    const onward = httpRequest(new URL(path, server.url), { method, headers }, (answer) => {
      if (breaks(method, path)) {
        outgoing.destroy()
        return
      }
      setTimeout(() => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(outgoing)
      }, 20)
    })
    incoming.pipe(onward)
  })
  slow.listen(0, '127.0.0.1')
  await once(slow, 'listening')
})

afterEach(async () => {
  slow.closeAllConnections()
  slow.close()
  await server.close()
})

function startTour() {
  const { port } = slow.address() as AddressInfo
  const tour = spawn(process.execPath, ['--import', 'tsx', 'examples/tour/main.ts'], {
    env: {
      ...process.env,
      ...{ HARBOR_ROBOT: '', HARBOR_SECRET: '', HARBOR_TOKEN: '' },
      HARBOR_URL: `http://127.0.0.1:${port}`,
      HARBOR_USERNAME: fake.admin.username,
      HARBOR_PASSWORD: fake.admin.password,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const heard = new Set<() => void>()
  for (const stream of [tour.stdout, tour.stderr]) {
    stream.on('data', (text) => {
      output += text
      for (const listener of heard) listener()
    })
  }
  return {
    /** Resolves when the text was printed. */
    prints: (text: string) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (output.includes(text)) resolve()
        }
        heard.add(check)
        check()
      }),
    interrupt: () => tour.kill('SIGINT'),
    async end() {
      const [code] = await once(tour, 'close')
      return { code, output }
    },
  }
}

async function leftOvers() {
  const projects = await harbor.projects.list({ name: 'tour-' }).all()
  const users = await harbor.users.search('tour-').all()
  return [...projects.map(({ name }) => name), ...users.map(({ username }) => username)]
}

test('the tour ends well, prints no colour into a pipe and leaves nothing behind', async () => {
  const { code, output } = await startTour().end()
  expect(output).toContain('NotFoundError, code NOT_FOUND')
  expect(output).toMatch(/hello +1 +1/)
  expect(output).toMatch(/Success, 0 B in/)
  expect(output).toMatch(/There is no scanner|vulnerabilities/)
  expect(output).not.toContain('\x1b[')
  expect({ code, left: await leftOvers() }).toEqual({ code: 0, left: [] })
})

test('the tour cleans up when it is interrupted', async () => {
  const tour = startTour()
  await tour.prints('harbor.robots.create')
  expect(await leftOvers()).not.toEqual([])
  tour.interrupt()
  const { code, output } = await tour.end()
  expect(output).toContain('interrupted by SIGINT')
  expect({ code, left: await leftOvers() }).toEqual({ code: 1, left: [] })
})

test('the tour removes what was made although the answer was lost', async () => {
  breaks = (method, path) => method === 'POST' && path === '/api/v2.0/projects'
  const { code, output } = await startTour().end()
  expect(output).toContain('HarborConnectionError')
  expect({ code, left: await leftOvers() }).toEqual({ code: 1, left: [] })
})
