// What a call costs besides the wire: ours, openapi-fetch and a bare fetch send the same request to the same server.
import assert from 'node:assert/strict'
import createClient from 'openapi-fetch'
import type { paths } from '../../generated/schema'
import type { Harbor } from '../../src/index'
import type { Bench, Row } from './harness'
import { loadBuilt } from './load-built'
import { startServer } from './start-server'

const robot = { robot: 'robot$bench', secret: 'Secret-of-the-bench-1' }
const body = { project_name: 'demo', metadata: { public: 'false' } } as const
const location = '/api/v2.0/projects/3'

export async function open(): Promise<Bench> {
  const { Harbor } = await loadBuilt('index')
  const server = await startServer()
  const api = `${server.url}/api/v2.0`
  const headers = { Authorization: `Basic ${btoa(`${robot.robot}:${robot.secret}`)}` }
  const harbor = new Harbor({ url: server.url, auth: robot })
  const client = createClient<paths>({ baseUrl: api, headers })
  return {
    rows: [readProject(harbor, client, api, headers), createProject(harbor, client, api, headers)],
    close: server.close,
  }
}

type Client = ReturnType<typeof createClient<paths>>

function readProject(harbor: Harbor, client: Client, api: string, headers: Record<string, string>): Row {
  return {
    name: 'GET a project',
    blockSize: 50,
    ours: {
      name: 'harborkit',
      async run() {
        const project = await harbor.projects.get('demo')
        assert(project.name)
      },
    },
    peers: [
      {
        name: 'openapi-fetch',
        budget: '<= 1.05',
        async run() {
          const { data } = await client.GET('/projects/{project_name_or_id}', {
            params: { path: { project_name_or_id: 'demo' } },
          })
          assert(data?.name)
        },
      },
      {
        name: 'fetch',
        async run() {
          const response = await fetch(`${api}/projects/demo`, { headers })
          const project = (await response.json()) as { name: string }
          assert(project.name)
        },
      },
    ],
  }
}

function createProject(harbor: Harbor, client: Client, api: string, headers: Record<string, string>): Row {
  return {
    name: 'POST a project',
    blockSize: 50,
    ours: {
      name: 'harborkit',
      async run() {
        const created = await harbor.projects.create(body)
        assert.equal(created.id, 3)
      },
    },
    peers: [
      {
        name: 'openapi-fetch',
        budget: '<= 1.05',
        async run() {
          const { response } = await client.POST('/projects', { body })
          assert.equal(response.headers.get('location'), location)
        },
      },
      {
        name: 'fetch',
        async run() {
          const response = await fetch(`${api}/projects`, {
            method: 'POST',
            headers: { ...headers, 'Content-Type': 'application/json' },
            body: JSON.stringify(body),
          })
          await response.text()
          assert.equal(response.headers.get('location'), location)
        },
      },
    ],
  }
}
