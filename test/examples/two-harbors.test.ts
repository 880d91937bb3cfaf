import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

/** Tells the story on two Harbors in memory. @param until interrupts it when this was printed */
async function tell(until?: string): Promise<{ code: unknown; output: string }> {
  const story = spawn(process.execPath, ['--import', 'tsx', 'examples/two-harbors/main.ts'], {
    env: { ...process.env, HARBOR_URL: '', HARBOR2_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let isInterrupted = false
  for (const stream of [story.stdout, story.stderr]) {
    stream.on('data', (text) => {
      output += text
      if (until === undefined || isInterrupted || !output.includes(until)) return
      isInterrupted = true
      story.kill('SIGINT')
    })
  }
  const [code] = await once(story, 'close')
  return { code, output }
}

test('the story of two Harbors ends well, and removes what it made', async () => {
  const { code, output } = await tell()
  expect(output).toMatch(/an accessory of the image: signature\.cosign sha256:/)
  expect(output).toMatch(/the unsigned one: PreconditionFailedError: .* not signed by cosign/)
  expect(output.match(/"docker-reference":"(harbor|remote)\.test\//g)).toHaveLength(2)
  expect(output).toMatch(/ForbiddenError: .* guest-\w+ may not call deleteArtifact/)
  expect(output).toMatch(/ForbiddenError: .* developer-\w+ may not call deleteArtifact/)
  expect(output).toContain('auth_mode is db_auth')
  expect(output).toMatch(/on https:\/\/remote\.test: sha256:/)
  expect(output).toMatch(/High: CVE-2026-0001 in pause/)
  expect(output).toMatch(/the first push: harbor\.test\/story-\w+\/pause@sha256:\w+, by developer-\w+, at 2/)
  expect(output).toMatch(/ForbiddenError: .* exceed/)
  for (const type of [
    'PUSH_ARTIFACT',
    'PULL_ARTIFACT',
    'DELETE_ARTIFACT',
    'QUOTA_WARNING',
    'REPLICATION',
    'SCANNING_COMPLETED',
    'TAG_RETENTION',
  ]) {
    expect(output).toMatch(new RegExp(`${type} +[1-9]`))
  }
  expect(output).not.toContain('could not be deleted')
  expect(code).toBe(0)
}, 60_000)

test.each(['Projects, their people', 'What each may do', 'harbor.replications.start'])(
  'the story that is interrupted at %j removes what it made, and ends with 1',
  async (moment) => {
    const { code, output } = await tell(moment)
    expect(output).toContain('interrupted by SIGINT')
    expect(output).not.toContain('What the webhooks told')
    expect(output).toMatch(/remove story-\w+ of https:\/\/harbor\.test\n +→ deleted/)
    expect(output).not.toContain('could not be deleted')
    expect(code).toBe(1)
  },
  60_000,
)
