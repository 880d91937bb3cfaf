import { PreconditionFailedError } from 'harborkit'
import { generateKeyPair, type KeyPair, signImage, toCosignJSON, verifyImage } from 'harborkit/signatures'
import { calling, cameBack } from '../tour/print'
import { push } from './image'
import { refusalOf } from './refusal'
import type { World } from './world'

/** The developer pushes an image and signs it. */
export async function sign({ first, project, people }: World): Promise<KeyPair> {
  const image = `${project}/pause:1`
  const developer = first.as(people.developer.username, people.developer.password)
  calling('generateKeyPair({ password }): cosign.key and cosign.pub')
  const password = crypto.randomUUID()
  const keys = await generateKeyPair({ password })
  cameBack(keys.publicKey.split('\n')[0] ?? '')
  calling(`as the developer: registry.putManifest('${image}', …)`)
  cameBack(await push(developer, image))
  calling(`signImage('${image}', { registry, key, password })`)
  const { digest } = await signImage(image, { registry: developer.registry, key: keys.privateKey, password })
  cameBack(digest)
  const { accessories } = await first.harbor.artifacts.get(image, { with_accessory: true })
  for (const { type, digest } of accessories ?? []) cameBack(`an accessory of the image: ${type} ${digest}`)
  return keys
}

/** Only signed images are served. */
export async function contentTrust({ first, project, people }: World): Promise<void> {
  const unsigned = `${project}/unsigned:1`
  await push(first, unsigned)
  calling(`harbor.projects.update('${project}', { metadata: { enable_content_trust_cosign: 'true' } })`)
  await first.harbor.projects.update(project, { metadata: { enable_content_trust_cosign: 'true' } })
  const { registry } = first.as(people.guest.username, people.guest.password)
  cameBack(`the unsigned one: ${await refusalOf(registry.getManifest(unsigned), PreconditionFailedError)}`)
  cameBack(`the signed one: ${(await registry.getManifest(`${project}/pause:1`)).digest}`)
}

/** The same image, signed by the same key, on both sides. */
export async function verifyBoth({ first, second, project }: World, { publicKey }: KeyPair): Promise<void> {
  const image = `${project}/pause:1`
  const said: string[] = []
  for (const { registry, url } of [first, second]) {
    calling(`verifyImage('${image}', { registry, keys: [publicKey] }) on ${url}`)
    const verified = await verifyImage(image, { registry, keys: [publicKey] })
    const [json] = toCosignJSON(verified)
    cameBack(JSON.stringify([json]))
    said.push(JSON.stringify({ ...json?.critical, identity: undefined }))
  }
  if (said[0] !== said[1]) throw new Error('The two sides do not say the same.')
}
