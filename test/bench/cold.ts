// The first call of a process, from the import to the answer, as a robot and without the check of the credentials.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Bench, Timed } from './harness'
import { startServer } from './start-server'

const script = fileURLToPath(new URL('./cold-start.mjs', import.meta.url))

export async function open(): Promise<Bench> {
  const server = await startServer()
  const start = (name: string) => ({
    name,
    run: async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [script, name, server.url])
      return new Timed(Number(stdout))
    },
  })
  return {
    rows: [
      {
        name: 'import, construct, GET a project',
        blockSize: 1,
        rounds: 40,
        ours: start('harborkit'),
        peers: [{ ...start('openapi-fetch'), budget: '<= 1.15' }],
      },
    ],
    close: server.close,
  }
}
