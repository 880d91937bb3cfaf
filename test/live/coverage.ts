import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { OperationId } from '../../generated/operations'
import { operations } from '../../src/core/call/operation'
import type { Logger } from '../../src/index'
import { operationAt } from '../resources/operation-at'
import { countSuccesses } from '../resources/recorded-exchange'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The file to which the workers write what was asked. */
    liveCalls: string
  }
}

/** What succeeded. */
interface LiveCall {
  readonly place: string
  readonly operation: OperationId
}

/** Operations with a recorded success that a live test cannot make of any Harbor, and why. */
const needMore: Partial<Record<OperationId, string>> = {
  getInternalconfig: 'only the job service gets it, with a secret of its own',
  setCliSecret: 'wants a Harbor whose users come from OIDC',
  searchLdapUser: 'wants a directory',
  searchLdapGroup: 'wants a directory',
  importLdapUser: 'wants a directory',
  getCert: 'wants a Harbor that offers a CA, as the fake does',
}

/** Writes down which operations are made of a Harbor. */
export function countingLogger(file: string, place: string): Logger {
  return {
    debug(_, { method, path, status } = {}) {
      if (!(Number(status) < 300) || !String(path).startsWith('/api/v2.0/')) return
      const operation = operationAt(String(method), `https://harbor.example.com${path}`)
      appendFileSync(file, `${JSON.stringify({ place, operation } satisfies LiveCall)}\n`)
    },
    warn() {},
  }
}

/**
 * Once all live tests have run: each operation with a recorded success must have succeeded on the fake. What was not made on a
 * real Harbor is said: what is there to be reached differs.
 */
export function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'harborkit-live-'))
  const file = join(folder, 'calls')
  appendFileSync(file, '')
  project.provide('liveCalls', file)
  return async () => {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
    rmSync(folder, { recursive: true })
    if (!(await ranAll(project))) return
    const calls = lines.map((line): LiveCall => JSON.parse(line))
    for (const place of new Set(calls.map((call) => call.place))) {
      const made = new Set(calls.filter((call) => call.place === place).map(({ operation }) => operation))
      const missing = wanted.filter((id) => !made.has(id))
      const unforeseen = missing.filter((id) => !(id in needMore))
      const count = `${wanted.length - missing.length} of ${wanted.length}`
      console.log(
        `Operations with a recorded success that were made on ${place}: ${count}. Not: ${missing.join(', ')}`,
      )
      if (place.startsWith('the fake') && unforeseen.length > 0)
        throw new Error(`No live test makes ${unforeseen.join(', ')}.`)
    }
  }
}

const wanted = operations()
  .map(({ id }) => id)
  .filter((id) => countSuccesses(id) > 0)

async function ranAll(project: TestProject): Promise<boolean> {
  const { testFiles } = await project.globTestFiles()
  const ran = project.vitest.state.getFiles().filter(({ projectName }) => projectName === project.name)
  return ran.length === testFiles.length && project.vitest.config.testNamePattern === undefined
}
