import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { driftIn } from '../../scripts/drift'
import { run } from '../../scripts/run'
import { type Loopback, serve } from './loopback'

describe('generating', () => {
  let folder: string
  let server: Loopback
  let lines: string[]
  const place = (name: string): URL => pathToFileURL(join(folder, name, '/'))
  const generating = (check: boolean): Promise<boolean> =>
    run({
      check,
      specs: place('specs'),
      download: server.url,
      generated: place('generated'),
      log: (line) => lines.push(line),
    })

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'harborkit-generate-'))
    server = await serve({ '/v2.15.2/api/v2.0/swagger.yaml': 'not what is pinned' })
    lines = []
  })
  afterEach(async () => {
    await server.close()
    await rm(folder, { recursive: true })
  })

  test('with --check is skipped where there is no description, and downloads none', async () => {
    expect(await generating(true)).toBe(true)
    expect(lines).toEqual([expect.stringMatching(/^Skipped: .*2\.15\.2.*specs/)])
    expect(server.asked).toEqual([])
  })

  test('downloads the pinned description, refuses another, and writes nothing', async () => {
    await expect(generating(false)).rejects.toThrow("not Harbor 2.15.2's description")
    expect(server.asked).toEqual(['/v2.15.2/api/v2.0/swagger.yaml'])
    expect(await readdir(folder)).toEqual([])
  })
})

describe('drift', () => {
  let folder: string
  const drift = (files: Record<string, string>): Promise<string[]> =>
    driftIn(pathToFileURL(`${folder}/`), new Map(Object.entries(files)))

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'harborkit-drift-'))
    await writeFile(join(folder, 'models.ts'), 'one\ntwo\nthree\n')
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('is none where the files are as generated', async () => {
    expect(await drift({ 'models.ts': 'one\ntwo\nthree\n' })).toEqual([])
  })

  test.each([
    [
      'a changed line',
      'one\n2\nthree\n',
      'models.ts differs: line 2',
      '  - two\n  - three',
      '  + 2\n  + three',
    ],
    ['a line too many', 'one\nthree\n', 'models.ts differs: line 2', '  - two', '  + three'],
    ['a missing line', 'one\ntwo\nthree\nfour\n', 'models.ts differs: line 4', '  - ', '  + four'],
  ])('names the file and shows the first difference: %s', async (_, expected, ...shown) => {
    const [line] = await drift({ 'models.ts': expected })
    for (const part of shown) expect(line).toContain(part)
  })

  test('names a file that is missing', async () => {
    expect(await drift({ 'schema.ts': '' })).toEqual(['schema.ts is missing.'])
  })
})
