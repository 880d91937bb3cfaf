// Signs an image with a private key that never leaves a key service (a KMS, Vault's transit engine), and verifies it.
//
// Needs a robot that may pull and push, and the address of a service that answers
//   GET  <service>/public-key  the public key in PEM
//   POST <service>/sign        the message, with its signature: ECDSA over SHA-256 in DER
// For a service of your own, write its calls in place of the two below. To run it:
//
// HARBOR_URL=https://… HARBOR_ROBOT='robot$demo+build' HARBOR_SECRET=… KEY_SERVICE=https://… \
//   npx tsx examples/sign-with-key-service/main.ts demo/app:v1

import { Harbor } from 'harborkit'
import { registryFor } from 'harborkit/registry'
import { type Signer, signImage, verifyImage } from 'harborkit/signatures'

const [image] = process.argv.slice(2)
const service = process.env.KEY_SERVICE
if (!image || !service) throw new Error('Usage: KEY_SERVICE=https://… main.ts <image>')

async function ask(path: string, message?: Uint8Array): Promise<Response> {
  const body = message && new Uint8Array(message)
  const response = await fetch(`${service}/${path}`, { method: body ? 'POST' : 'GET', ...(body && { body }) })
  if (!response.ok) throw new Error(`The key service answered ${path} with ${response.status}`)
  return response
}

const key: Signer = {
  publicKey: async () => (await ask('public-key')).text(),
  sign: async (message) => new Uint8Array(await (await ask('sign', message)).arrayBuffer()),
}

const registry = registryFor(Harbor.fromEnv())
const { digest, format, signatures } = await signImage(image, { registry, key })
await verifyImage(image, { registry, keys: [await key.publicKey()] })
const done = signatures.some(({ added }) => added) ? 'is signed now' : 'had been signed before'
console.log(`${image} (${digest}) ${done}, as a ${format} signature`)
