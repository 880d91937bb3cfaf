import { type VerifyKeylessOptions, verifyKeyless } from '../../../src/signatures'
import { httpReader } from '../http-reader'
import { host, MadeImage } from '../made-image'
import { serveRecordings } from '../recorded-registry'
import { alice, makeSigstore } from './made-sigstore'

/** Whose bundles are verified. */
export const sigstore = await makeSigstore()
const { trustedRoot, bundleOf } = sigstore

type Options = Partial<Omit<VerifyKeylessOptions, 'registry'>>

/** Verifies the image; by default as one that Alice has signed. */
export async function verify(image: MadeImage, options: Options = { identity: alice }) {
  const server = await serveRecordings(image.answers)
  try {
    const registry = httpReader(server.origin, host)
    return await verifyKeyless(`${host}/demo/app:v1`, { registry, trustedRoot, ...options })
  } finally {
    await server.close()
  }
}

/** An image that Alice has signed. @param rekor whose version of the log has seen it */
export async function signed(
  change: (bundle: Awaited<ReturnType<typeof bundleOf>>, image: MadeImage) => unknown = () => {},
  rekor = 1,
) {
  const image = new MadeImage()
  const bundle = structuredClone(await bundleOf(image.statement, { rekor }))
  change(bundle, image)
  return image.addBundle(bundle)
}
