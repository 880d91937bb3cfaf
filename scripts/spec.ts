import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseDocument } from 'yaml'
import type { Swagger } from './swagger'

/** The releases whose descriptions are compared, oldest first; the last one is what the types are made from. */
export const releases = [
  { version: '2.10.3', sha256: 'ccd912f32c26fcff06a9acfbc8d81dd60c921ab914b9559c1d208a1cf41191a7' },
  { version: '2.11.2', sha256: '4e50a9e9a2510d16f24380af583b6f397f2125478dbd1dd44f69798a1e227d07' },
  { version: '2.12.4', sha256: '19560cc3847e198e11f959003e1cb8201b1d536a0ace6950e8ffe2aea39a5555' },
  { version: '2.13.5', sha256: 'bc7d53579ff211c8a965811d8f55d208c7d3cf1620665f1eca9380e10ed3d6a1' },
  { version: '2.14.4', sha256: 'ae3b7de9717ad91dd9899f747ebfcc44bf420cba951dec089474e6bb30c6d82e' },
  { version: '2.15.2', sha256: '9be2b505d4c6baba40e6d646eac2b0aa4ff11f938727ae1eaa491ca01ebf71c7' },
] as const satisfies readonly Release[]

export const pinned: Release = releases[5]

/** Where the tags of Harbor's repository are served file by file. */
export const harborRepository = 'https://raw.githubusercontent.com/goharbor/harbor/'

export interface Release {
  readonly version: string
  readonly sha256: string
}

/** Reads a release's description from the folder, or `undefined` where it has none. */
export async function readSpec(folder: URL, release: Release): Promise<Swagger | undefined> {
  const file = new URL(`harbor-v${release.version}.swagger.yaml`, folder)
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  return text === undefined ? undefined : parseSpec(text, release, file.pathname)
}

/** Downloads a release's description from the tag of Harbor's repository. */
export async function downloadSpec(release: Release, base: URL): Promise<Swagger> {
  const url = new URL(`v${release.version}/api/v2.0/swagger.yaml`, base)
  const response = await fetch(url).catch((cause: unknown) => {
    throw new Error(`${url} cannot be reached. Nothing was generated.`, { cause })
  })
  if (!response.ok) throw new Error(`${url} answered with status ${response.status}. Nothing was generated.`)
  return parseSpec(await response.text(), release, url.href)
}

function parseSpec(text: string, release: Release, source: string): Swagger {
  const actual = createHash('sha256').update(text).digest('hex')
  if (actual !== release.sha256) {
    throw new Error(
      `${source} is not Harbor ${release.version}'s description: its sha256 is ${actual}, expected ${release.sha256}.`,
    )
  }
  // The descriptions before 2.15 are not valid YAML (an indentation); `parse` throws, this reads past it.
  return parseDocument(text).toJS() as Swagger
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
