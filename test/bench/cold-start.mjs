// What a function pays that starts, makes one call and ends: a process of its own for each. Prints its milliseconds.
import assert from 'node:assert/strict'

const [client, url] = process.argv.slice(2)
const auth = { robot: 'robot$bench', secret: 'Secret-of-the-bench-1' }

const clients = {
  async harborkit() {
    const { Harbor } = await import('../../dist/index.js')
    const harbor = new Harbor({ url, auth, checkCredentials: 'never' })
    return harbor.projects.get('demo')
  },
  async 'openapi-fetch'() {
    const { default: createClient } = await import('openapi-fetch')
    const headers = { Authorization: `Basic ${btoa(`${auth.robot}:${auth.secret}`)}` }
    const raw = createClient({ baseUrl: `${url}/api/v2.0`, headers })
    const params = { path: { project_name_or_id: 'demo' } }
    return (await raw.GET('/projects/{project_name_or_id}', { params })).data
  },
}

const start = performance.now()
const project = await clients[client]()
const milliseconds = performance.now() - start
assert(project.name)
process.stdout.write(String(milliseconds))
