import { type Harbor, PreconditionFailedError } from 'harborkit'
import { imageOf, registryFor } from 'harborkit/registry'
import type { CleanUp } from './clean-up'
import { calling, cameBack, heading, note } from './print'

/** An image in a project, and what a scanner finds in it. */
export async function scanning(
  harbor: Harbor,
  project: string,
  { cleanUp, signal }: { readonly cleanUp: CleanUp; readonly signal: AbortSignal },
): Promise<void> {
  const repository = `${project}/hello`
  const image = `${repository}:v1`

  heading('An image in it')
  calling(`registryFor(harbor).putManifest('${image}', …)`)
  await cleanUp.after(
    () => push(harbor, repository, signal),
    `harbor.repositories.delete('${repository}')`,
    () => harbor.repositories.delete(repository),
  )
  const { digest } = await harbor.artifacts.get(image, { signal })
  cameBack(digest)

  heading('What is wrong with it')
  await scan(harbor, image, signal)
}

async function push(harbor: Harbor, repository: string, signal: AbortSignal): Promise<void> {
  const registry = registryFor(harbor)
  // A tar archive with nothing in it.
  const image = await imageOf({
    layers: [new Uint8Array(1024)],
    config: { os: 'linux', architecture: 'amd64' },
  })
  for (const { bytes } of image.blobs) await registry.putBlob(repository, bytes, { signal })
  await registry.putManifest(`${repository}:v1`, image, { signal })
}

/** Not every Harbor has a scanner. */
async function scan(harbor: Harbor, image: string, signal: AbortSignal): Promise<void> {
  try {
    calling(`harbor.scans.start('${image}')`)
    await harbor.scans.start(image, undefined, { signal })
    calling(`harbor.scans.wait('${image}')`)
    const { severity, summary } = await harbor.scans.wait(image, { signal, totalTimeout: 30_000 })
    cameBack(`${severity ?? 'nothing'}: ${summary?.total ?? 0} vulnerabilities`)
  } catch (error) {
    if (!(error instanceof PreconditionFailedError)) throw error
    note(`There is no scanner: ${error.message}`)
  }
}
