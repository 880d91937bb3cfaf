import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { downloadSpec, readSpec } from '../../scripts/spec'
import { type Loopback, serve } from './loopback'

const text = "swagger: '2.0'\npaths: {}\ndefinitions: {}\n"
const release = { version: '9.9.9', sha256: createHash('sha256').update(text).digest('hex') }

describe('a description from the network', () => {
  let server: Loopback
  beforeAll(async () => {
    server = await serve({ '/v9.9.9/api/v2.0/swagger.yaml': text })
  })
  afterAll(() => server.close())

  test('is taken when it has the pinned hash', async () => {
    expect(await downloadSpec(release, server.url)).toMatchObject({ paths: {} })
  })

  test('is refused with another hash, which the error names', async () => {
    const other = { ...release, sha256: '0'.repeat(64) }
    await expect(downloadSpec(other, server.url)).rejects.toThrow(release.sha256)
  })

  test('that is not there is an error with its address and status', async () => {
    const missing = { ...release, version: '9.9.8' }
    await expect(downloadSpec(missing, server.url)).rejects.toThrow(/v9\.9\.8.*404/)
  })
})

test('a description that cannot be reached is an error with its address', async () => {
  const server = await serve({})
  await server.close()
  await expect(downloadSpec(release, server.url)).rejects.toThrow(`${server.url}v9.9.9/api/v2.0/swagger.yaml`)
})

describe('a description from a folder', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'harborkit-spec-'))
    await writeFile(join(folder, 'harbor-v9.9.9.swagger.yaml'), text)
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('is taken when it has the pinned hash', async () => {
    expect(await readSpec(pathToFileURL(`${folder}/`), release)).toMatchObject({ paths: {} })
  })

  test('is refused with another hash', async () => {
    const other = { ...release, sha256: '0'.repeat(64) }
    await expect(readSpec(pathToFileURL(`${folder}/`), other)).rejects.toThrow(
      "not Harbor 9.9.9's description",
    )
  })

  test('that cannot be read is an error, not a missing one', async () => {
    await mkdir(join(folder, 'harbor-v9.9.7.swagger.yaml'))
    await expect(readSpec(pathToFileURL(`${folder}/`), { ...release, version: '9.9.7' })).rejects.toThrow(
      'EISDIR',
    )
  })

  test.each([
    ['a release that the folder does not have', '9.9.8', ''],
    ['a folder that does not exist', '9.9.9', 'nowhere/'],
  ])('is undefined for %s', async (_, version, below) => {
    const place = pathToFileURL(`${folder}/${below}`)
    expect(await readSpec(place, { ...release, version })).toBeUndefined()
  })
})
