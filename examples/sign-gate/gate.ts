import {
  type Accessory,
  type Artifact,
  allOf,
  anyOf,
  type Harbor,
  NotFoundError,
  PreconditionFailedError,
} from 'harborkit'
import { type RegistryClient, registryFor } from 'harborkit/registry'
import { SignatureVerificationError, verifyImage } from 'harborkit/signatures'
import type { Options } from './options'
import { isCosignTag, subjectOf } from './subject'
import { Work } from './work'

const indexes = anyOf(
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
)

/** Keeps a label on the images that are not signed. */
export class Gate {
  readonly #harbor: Harbor
  readonly #registry: RegistryClient
  readonly #keys: readonly string[]
  readonly #options: Options
  /** Of each project. */
  readonly #labels = new Map<string, number>()
  readonly #work = new Work(report)

  constructor(harbor: Harbor, keys: readonly string[], options: Options) {
    this.#harbor = harbor
    this.#registry = registryFor(harbor)
    this.#keys = keys
    this.#options = options
  }

  /** Makes the labels that are missing. */
  async open(): Promise<void> {
    const { projects, label: name } = this.#options
    for (const project of projects) this.#labels.set(project, await labelOf(this.#harbor, project, name))
  }

  /** Something was pushed. @param pushed as a webhook names it */
  pushed(repository: string, pushed: { readonly digest: string; readonly tag: string }, age = 0): void {
    if (!this.#labels.has(projectOf(repository))) return
    this.#work.add(`what ${repository}@${pushed.digest} is`, async () => {
      const digest = await subjectOf(this.#registry, repository, pushed)
      const judge = () => this.#judge(repository, digest)
      const delay = this.#options.grace - age
      const image = `${repository}@${digest}`
      // A signature is looked at as soon as it is there. It has no grace of its own.
      if (digest === pushed.digest && delay > 0) this.#work.plan(image, delay, judge)
      else this.#work.add(image, judge)
    })
  }

  /** Looks at all there is: what was pushed while nobody listened, and what has grown too old. */
  async sweep(signal: AbortSignal): Promise<void> {
    const { projects } = this.#options
    const options = { projects, with_accessory: true, signal, onError: complain }
    for await (const artifact of this.#harbor.artifacts.listAll(options)) {
      await this.#work.room()
      const { digest, push_time, repository_name } = artifact
      const names = artifact.tags?.map(({ name }) => name) ?? []
      // Harbor lists no accessories, so what has no tag is an image.
      const tag = names.find((name) => !isCosignTag(name)) ?? names[0] ?? ''
      this.pushed(repository_name, { digest, tag }, Date.now() - Date.parse(push_time))
      for (const accessory of artifact.accessories ?? []) this.#lookAt(repository_name, accessory)
    }
  }

  /** What belongs to an image may be one as well, which Harbor lists nowhere else, and so may what belongs to that. */
  #lookAt(repository: string, { digest, creation_time, subject_artifact_digest }: Accessory): void {
    const image = `${repository}@${digest}`
    this.#work.add(`what ${image} is`, async () => {
      const tag = subject_artifact_digest.replace(':', '-')
      const subject = await subjectOf(this.#registry, repository, { digest, tag })
      if (subject === digest) {
        this.pushed(repository, { digest, tag: '' }, Date.now() - Date.parse(creation_time))
      }
      for await (const one of this.#harbor.artifacts.accessories(image)) this.#lookAt(repository, one)
    })
  }

  /** Ends what is in hand. What waited is found by the next sweep. */
  async close(): Promise<void> {
    await this.#work.close()
  }

  async #judge(repository: string, digest: string): Promise<void> {
    const image = `${repository}@${digest}`
    const artifact = await this.#harbor.artifacts.get(image, { with_label: true })
    const refusal = await this.#refusalOf(repository, artifact)
    if (refusal === undefined) await this.#pass(repository, artifact)
    // A signature that does not hold may come before the one that does.
    else if (!this.#work.isPlanned(image)) await this.#stop(image, artifact, refusal)
  }

  /** Why an artifact does not pass: neither is it signed, nor an index that it is in. */
  async #refusalOf(repository: string, artifact: Artifact): Promise<string | undefined> {
    try {
      const image = `${repository}@${artifact.digest}`
      await verifyImage(image, { registry: this.#registry, keys: this.#keys })
      return undefined
    } catch (error) {
      // Anything else, such as a Harbor that cannot be reached, says nothing about the image.
      if (!(error instanceof SignatureVerificationError)) throw error
      return (await this.#isInSignedIndex(repository, artifact)) ? undefined : error.message
    }
  }

  async #isInSignedIndex(repository: string, { id, digest }: Artifact): Promise<boolean> {
    const q = { manifest_media_type: indexes, base: '*' } as const
    for await (const index of this.#harbor.artifacts.list(repository, { q })) {
      // Newest first, and an index is pushed after what is in it.
      if (index.id < id) return false
      const refers = index.references?.some(({ child_digest }) => child_digest === digest)
      if (refers && (await this.#refusalOf(repository, index)) === undefined) return true
    }
    return false
  }

  /** With an index all that is in it passes. */
  async #pass(repository: string, { digest, references, labels }: Artifact): Promise<void> {
    const label = this.#labelIn(repository)
    if (references === null && !isLabelled(labels, label)) return
    const passed = new Set([digest, ...(references ?? []).map(({ child_digest }) => child_digest)])
    // `*`: also what is in an index only.
    const q = { labels: allOf(label), base: '*' } as const
    for await (const { digest } of this.#harbor.artifacts.list(repository, { q })) {
      if (!passed.has(digest)) continue
      await this.#harbor.artifacts.removeLabel(`${repository}@${digest}`, label)
      console.log(`${repository}@${digest} is signed now`)
    }
  }

  async #stop(image: string, { labels, push_time }: Artifact, refusal: string): Promise<void> {
    const label = this.#labelIn(image)
    const { label: name, deleteAfter } = this.#options
    if (!isLabelled(labels, label)) {
      await this.#harbor.artifacts.addLabel(image, label)
      console.log(`${image} is labelled ${name}: ${refusal}`)
    } else if (deleteAfter !== undefined && Date.now() - Date.parse(push_time) >= deleteAfter) {
      await this.#harbor.artifacts.delete(image)
      console.log(`${image} is deleted: ${refusal}`)
    }
  }

  #labelIn(repository: string): number {
    return this.#labels.get(projectOf(repository)) ?? 0
  }
}

async function labelOf(harbor: Harbor, project: string, name: string): Promise<number> {
  try {
    return (await harbor.labels.get({ project, name })).id
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error
    return (await harbor.labels.create({ project, name, color: '#C92100' })).id
  }
}

function isLabelled(labels: Artifact['labels'], label: number): boolean {
  return labels?.some(({ id }) => id === label) ?? false
}

function projectOf(repository: string): string {
  return repository.split('/', 1)[0] ?? ''
}

/** Of what was looked at. */
function report(error: unknown, what: string): void {
  // Somebody else was faster.
  if (error instanceof NotFoundError) console.log(`${what} is gone`)
  // A tag is immutable, or an index refers to it.
  else if (error instanceof PreconditionFailedError) console.log(`${what} stays: ${error.message}`)
  else complain(error, what)
}

export function complain(error: unknown, what: unknown): void {
  console.error(`${what}: ${error instanceof Error ? error.message : error}`)
}
