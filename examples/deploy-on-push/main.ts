// Deploys the image of a tag as soon as it is signed: webhook, verification, digest.
//
// Needs, in Harbor, a robot that may pull, and a webhook policy for pushed artifacts that sends CloudEvents to this
// server with an auth header; and the public key of `cosign generate-key-pair`. To run it:
//
// HARBOR_URL=https://… HARBOR_ROBOT='robot$demo+deploy' HARBOR_SECRET=… HOOK_SECRET=… \
//   npx tsx examples/deploy-on-push/main.ts cosign.pub demo/app:stable

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { Harbor } from 'harborkit'
import { registryFor } from 'harborkit/registry'
import { SignatureVerificationError, verifyImage } from 'harborkit/signatures'
import { createWebhookReceiver, imageReference, toNodeListener } from 'harborkit/webhooks'

const [keyFile, image] = process.argv.slice(2)
if (!keyFile || !image) throw new Error('Usage: main.ts <public key file> <project/repository:tag>')

const registry = registryFor(Harbor.fromEnv())
const keys = [await readFile(keyFile, 'utf8')]
const receiver = createWebhookReceiver({ authorization: process.env.HOOK_SECRET ?? '' })

// Every push to the repository: an image, or the signature that `cosign sign` pushes after it.
receiver.on('PUSH_ARTIFACT', async (event) => {
  const { host, repository } = imageReference(event)
  if (repository !== image.split(':')[0]) return
  try {
    const { digest } = await verifyImage(image, { registry, keys })
    await deploy(`${host}/${repository}@${digest}`)
  } catch (error) {
    // Anything but "not yet" fails the delivery: Harbor tries again, and shows it.
    if (!(error instanceof SignatureVerificationError) || error.code !== 'UNSIGNED') throw error
    console.log(`${image} is not signed yet`)
  }
})

/** Yours: hand it over and return, as Harbor waits 3 seconds. It may be called twice for one image. */
async function deploy(pinned: string): Promise<void> {
  console.log(`kubectl set image deployment/app app=${pinned}`)
}

const server = createServer(toNodeListener(receiver)).listen(Number(process.env.PORT ?? 8080), () => {
  console.log('listening on', server.address())
})
