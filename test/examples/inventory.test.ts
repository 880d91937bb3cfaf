import { expect, onTestFinished, test } from 'vitest'
import { cell, csv, json } from '../../examples/inventory/print'
import { Progress } from '../../examples/inventory/progress'
import type { Row } from '../../examples/inventory/row'
import { HarborJobError } from '../../src/index'
import { createFakeHarbor } from '../../src/testing/index'
import { describeLive, type Live, unique } from '../live/describe-live'
import { pushImage } from '../live/push-image'
import { environmentOf, type Login, start } from './start'

async function run(url: string, login: Login, ...options: string[]) {
  const running = start('inventory', options, environmentOf(url, login))
  return { code: await running.ended, stdout: running.stdout, stderr: running.stderr }
}

/** A project with an image of each state, and a robot that may list them. */
async function begin(live: Live) {
  const { harbor } = live
  const project = await live.makeProject()
  for (const tag of ['v1', 'clean', 'failing', 'unscanned']) {
    await pushImage(live, `${project}/team/app`, tag)
    if (tag === 'unscanned') continue
    await harbor.scans.start(`${project}/team/app:${tag}`)
    await harbor.scans.wait(`${project}/team/app:${tag}`, { interval: 200 }).catch((error: unknown) => {
      if (!(error instanceof HarborJobError)) throw error
    })
  }
  const access = [{ resource: 'artifact', action: 'list' }]
  const { id, ...robot } = await harbor.robots.create({
    ...{ name: unique('audit'), level: 'system', duration: 1 },
    permissions: [{ kind: 'project', namespace: project, access }],
  })
  live.later(() => harbor.robots.delete(id))
  const login = { robot: robot.name, secret: robot.secret }
  return { project, inventory: (...options: string[]) => run(live.url, login, ...options) }
}

describeLive('inventory', (live) => {
  test('says of each artifact what was found, or why nothing was', async () => {
    const { project, inventory } = await begin(live)
    const csv = await inventory('--format', 'csv', '--project', project)
    expect(csv).toMatchObject({
      code: 0,
      stderr: 'Artifacts: 2 scanned, 0 pending, 1 failed, 1 unscanned.\n',
    })
    const lines = csv.stdout.split('\r\n')
    expect(lines).toHaveLength(6)
    const [names = '', ...rows] = lines.map((line) => line.split(','))
    expect(names).toContain('critical')
    const byTag = new Map(rows.map((row) => [row[1], row.slice(6).join(',')]))
    expect(byTag.get('v1')).toMatch(/^scanned,2\d{3}-.*Z,Critical,1,2,1,1,0,\d$/)
    expect(byTag.get('clean')).toMatch(/^scanned,2\d{3}-.*Z,None,0,0,0,0,0,0$/)
    expect(byTag.get('failing')).toBe('failed,,,,,,,,')
    expect(byTag.get('unscanned')).toBe('unscanned,,,,,,,,')

    const table = await inventory('--project', project)
    expect(table.stdout).toMatch(/team\/app:v1 +\S+ +\S+ B +Critical +1 +2 +1 +1 +0 +\d\n/)
    expect(table.stdout).toMatch(/team\/app:failing .* failed +\? +\?/)

    const severe = await inventory('--project', project, '--format', 'json', '--severity', 'high')
    expect(severe.stderr).toContain('1 failed, 1 unscanned')
    expect(JSON.parse(severe.stdout)).toEqual([
      expect.objectContaining({
        repository: `${project}/team/app`,
        tags: ['v1'],
        severity: 'Critical',
        high: 2,
      }),
    ])
  }, 120_000)

  test('goes on where a project cannot be read, and says that the list is not whole', async () => {
    const { project, inventory } = await begin(live)
    const missing = unique('missing')
    const listed = await inventory('--project', missing, '--project', project, '--format', 'json')
    expect(listed.code).toBe(1)
    expect(listed.stderr).toContain(`${missing} cannot be read`)
    expect(JSON.parse(listed.stdout)).toHaveLength(4)
  }, 120_000)
})

test('inventory of all projects is not stopped by who reads no further', async () => {
  const artifacts = Array.from({ length: 2000 }, (_, index) => ({ tags: [`v${index}`] }))
  const projects = ['first', 'second'].map((name) => ({ name, repositories: [{ name: 'app', artifacts }] }))
  const fake = createFakeHarbor({ projects })
  const server = await fake.listen()
  onTestFinished(() => server.close())
  const all = await run(server.url, fake.admin, '--format', 'csv')
  expect(all).toMatchObject({ code: 0, stderr: expect.stringContaining('4000 unscanned') })
  expect(all.stdout.split('\r\n')).toHaveLength(4002)

  const running = start('inventory', ['--format', 'csv'], environmentOf(server.url, fake.admin))
  await running.prints(/digest/)
  running.hangUp()
  expect(await running.ended).toBe(0)
  expect(running.stderr).toBe('')
}, 60_000)

test('inventory refuses options that it does not have', async () => {
  const { admin } = createFakeHarbor()
  const url = 'http://127.0.0.1:1'
  expect(await run(url, admin, '--help')).toMatchObject({ code: 0, stderr: '' })
  for (const options of [['--format', 'xml'], ['--severity', 'Terrible'], ['--what']]) {
    const refused = await run(url, admin, ...options)
    expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Usage:') })
  }
  expect(await run(url, admin)).toMatchObject({ code: 1, stdout: '' })
}, 60_000)

const row: Row = {
  ...{ repository: 'demo/app', tags: ['v1', 'v2'], digest: 'sha256:0', type: 'IMAGE', bytes: 1, pushed: 'p' },
  ...{ scan: 'pending', scanned: null, severity: null, critical: null, high: null, medium: null, low: null },
  ...{ other: null, fixable: null },
}

/** Without an end. */
async function* rows() {
  for (;;) yield row
}

test.each([
  ['csv', csv],
  ['json', json],
])('inventory writes %s as it reads', async (_format, write) => {
  const pieces = write(rows())
  const first = [await pieces.next(), await pieces.next(), await pieces.next()].map(({ value }) => value)
  expect(first.join('')).toMatch(/demo\/app.*\n.*demo\/app/s)
})

test.each([
  ['plain', 'plain'],
  [3, '3'],
  [null, ''],
  [['v1', 'v2'], 'v1 v2'],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
])('inventory writes %j into a cell so that no spreadsheet takes it for something else', (value, text) => {
  expect(cell(value)).toBe(text)
})

test('inventory draws a bar on a terminal, and takes it away', () => {
  const drawn: string[] = []
  const progress = new Progress({ isTTY: true, write: (text: string) => drawn.push(text) })
  progress.expect(4)
  progress.step()
  progress.end()
  expect(drawn).toEqual([`\r${'█'.repeat(5)}${'░'.repeat(15)} 1 of 4 artifacts`, '\r\x1b[K'])
})

test('inventory draws nothing into a file', () => {
  const drawn: string[] = []
  const progress = new Progress({ write: (text: string) => drawn.push(text) })
  progress.step()
  progress.end()
  expect(drawn).toEqual([])
})
