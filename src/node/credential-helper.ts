import { execFile } from 'node:child_process'
import { HarborError } from '../errors/harbor-error'

/** A name and its secret. */
export interface Login {
  readonly name: string
  readonly secret: string
}

/** Milliseconds: one may ask a person. */
const patience = 60_000

/**
 * Asks a credential helper of docker: `docker-credential-<name> get`, with the host on its input and JSON on its output.
 *
 * @returns `undefined` where it has nothing for the host
 * @throws {@link HarborError} it is not there, fails, or answers something else. What it said is not repeated
 */
export async function askHelper(helper: string, host: string): Promise<Login | undefined> {
  const program = `docker-credential-${helper}`
  // It is run, and comes from a file: no path, and nothing that a shell would read.
  if (!/^[\w.-]+$/.test(helper)) throw new HarborError('The name of the credential helper is none.')
  const { code, output } = await run(program, host)
  // Docker's helpers say it so, on their output.
  if (code !== 0 && /credentials not found/.test(output)) return undefined
  if (code !== 0) throw new HarborError(`${program} failed (${code}).`)
  const login = readLogin(output)
  if (login === undefined) throw new HarborError(`${program} answered with something else than credentials.`)
  return login
}

function run(program: string, input: string): Promise<{ code: unknown; output: string }> {
  return new Promise((resolve) => {
    const options = { timeout: patience, windowsHide: true }
    const child = execFile(program, ['get'], options, (error, output) => {
      resolve({ code: error === null ? 0 : (error.code ?? error.signal), output })
    })
    // One that is not there, or does not read, breaks the pipe.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

function readLogin(output: string): Login | undefined {
  let answer: unknown
  try {
    answer = JSON.parse(output)
  } catch {
    return undefined
  }
  if (typeof answer !== 'object' || answer === null) return undefined
  const { Username: name, Secret: secret }: { Username?: unknown; Secret?: unknown } = answer
  if (typeof name !== 'string' || typeof secret !== 'string' || name === '' || secret === '') return undefined
  return { name, secret }
}
