import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'

// The public suite: `go install github.com/opencontainers/distribution-spec/conformance@<version>`, see .ci/run.
const suite = process.env.OCI_CONFORMANCE ?? 'conformance'
const recorded = join(import.meta.dirname, '../recordings/conformance/harbor-2.15.2.txt')

describe.runIf(isThere())('the OCI conformance suite', () => {
  test('gives each test the verdict that it gives on a real Harbor', async () => {
    const fake = createFakeHarbor({ projects: [{ name: 'conf' }, { name: 'conf2' }] })
    await using server = await fake.listen()
    const ours = await runSuite(new URL(server.url).host, fake.admin)
    const harbors = byName(readRecorded())
    expect([...ours.values()].flat()).toHaveLength(691)
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(harbors))
  }, 120_000)
})

function isThere(): boolean {
  try {
    execFileSync('sh', ['-c', `command -v "${suite}"`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

type Verdict = readonly [status: string, name: string]

/** The suite repeats some names: what counts is the name and the place among its namesakes. */
function byName(verdicts: Iterable<Verdict>): Map<string, string[]> {
  const named = new Map<string, string[]>()
  for (const [status, name] of verdicts) {
    const known = named.get(name)
    if (known) known.push(status)
    else named.set(name, [status])
  }
  return named
}

function readRecorded(): Verdict[] {
  const lines = readFileSync(recorded, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [status = '', name = ''] = line.split('\t')
    return [status, name]
  })
}

async function runSuite(
  host: string,
  admin: { readonly username: string; readonly password: string },
): Promise<Map<string, string[]>> {
  const results = mkdtempSync(join(tmpdir(), 'conformance-'))
  onTestFinished(() => rmSync(results, { recursive: true }))
  const env = {
    ...process.env,
    OCI_REGISTRY: host,
    OCI_TLS: 'disabled',
    OCI_REPO1: 'conf/one',
    OCI_REPO2: 'conf2/two',
    OCI_USERNAME: admin.username,
    OCI_PASSWORD: admin.password,
    OCI_VERSION: '1.1',
    OCI_RESULTS_DIR: results,
  }
  // It ends with 1 where a verdict is a failure, as some are on Harbor too.
  await promisify(execFile)(suite, { env, cwd: results, timeout: 90_000, maxBuffer: 1e8 }).catch(() => {})
  const report = readFileSync(join(results, 'junit.xml'), 'utf8')
  const cases = report.matchAll(/<testcase name="OCI Conformance Test\/([^"]*)"[^>]* status="([a-z]+)"/g)
  return byName([...cases].map(([, name = '', status = '']) => [status, name]))
}
