// Puts a layer on an image and stores the result under another tag, without a container engine.
//
// Needs a robot that may pull and push, and a tar archive of the files to add, gzipped or not. To run it:
//
// HARBOR_URL=https://… HARBOR_ROBOT='robot$demo+build' HARBOR_SECRET=… \
//   npx tsx examples/add-layer/main.ts demo/app:v1 demo/app:v2 layer.tar.gz

import { readFile } from 'node:fs/promises'
import { Harbor } from 'harborkit'
import { imageOf, registryFor } from 'harborkit/registry'

const [from, to, file] = process.argv.slice(2)
if (!from || !to || !file) throw new Error('Usage: main.ts <image> <new image> <tar file>')

const registry = registryFor(Harbor.fromEnv())
const { repository } = registry.parse(from)
if (registry.parse(to).repository !== repository) throw new Error('Both tags must be in one repository')

const { digest } = await registry.resolve(from, { platform: 'linux/amd64' })
const { content } = await registry.getManifest({ repository, reference: digest })
if (content.config === undefined) throw new Error(`${from} is no image`)
const config = await registry.getBlob(repository, content.config.digest)

const base = { content, config: await config.bytes() }
const image = await imageOf({ base, layers: [await readFile(file)] })
for (const { bytes } of image.blobs) await registry.putBlob(repository, bytes)
await registry.putManifest(to, image)
console.log(`${to} is ${image.digest}`)
