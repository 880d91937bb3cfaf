import { type Artifact, type Harbor, isZeroTime } from 'harborkit'

/** What makes an artifact unneeded. All that is given has to hold. */
export interface Rules {
  readonly untagged?: boolean | undefined
  readonly neverPulled?: boolean | undefined
  /** Without a signature of cosign or Notation. */
  readonly unsigned?: boolean | undefined
  /** Since it was pushed. */
  readonly olderThanDays?: number | undefined
  /** @default all that can be seen */
  readonly projects?: readonly string[] | undefined
  /** Whether it is needed all the same. */
  readonly keep?: ((artifact: Artifact, repository: string) => boolean) | undefined
}

export interface Found {
  /** `demo/app@sha256:…` */
  readonly image: string
  /** The day. */
  readonly pushed: string
  readonly pulled: string
  readonly megabytes: string
  /** Why it stays all the same. */
  readonly kept: string | undefined
}

export async function findUnneeded(harbor: Harbor, rules: Rules): Promise<Found[]> {
  const projects = rules.projects ?? (await harbor.projects.list().all()).map(({ name }) => name)
  const found: Found[] = []
  for (const project of projects) {
    for await (const { name } of harbor.repositories.list(project)) {
      const details = { with_tag: true, with_immutable_status: true, with_accessory: true }
      const digests = new Set<string>()
      const unneeded: Artifact[] = []
      for await (const artifact of harbor.artifacts.list(name, details)) {
        digests.add(artifact.digest)
        for (const { child_digest } of artifact.references ?? []) digests.add(child_digest)
        if (isUnneeded(artifact, rules)) unneeded.push(artifact)
      }
      for (const artifact of unneeded) found.push(describe(name, artifact, digests, rules))
    }
  }
  return found
}

function isUnneeded(artifact: Artifact, { untagged, neverPulled, unsigned, olderThanDays }: Rules): boolean {
  const days = (Date.now() - Date.parse(artifact.push_time)) / 86_400_000
  const signatures = artifact.accessories?.filter(({ type }) => type.startsWith('signature.')) ?? []
  if (untagged && (artifact.tags ?? []).length > 0) return false
  if (neverPulled && !isZeroTime(artifact.pull_time)) return false
  if (unsigned && signatures.length > 0) return false
  return olderThanDays === undefined || days >= olderThanDays
}

function describe(
  repository: string,
  artifact: Artifact,
  digests: ReadonlySet<string>,
  { keep }: Rules,
): Found {
  const day = (time: string) => (isZeroTime(time) ? 'never' : time.slice(0, 10))
  return {
    image: `${repository}@${artifact.digest}`,
    pushed: day(artifact.push_time),
    pulled: day(artifact.pull_time),
    megabytes: (artifact.size / 1e6).toFixed(1),
    kept: reasonToKeep(artifact, digests) ?? (keep?.(artifact, repository) ? 'in use' : undefined),
  }
}

/** @param digests what the repository has */
function reasonToKeep(artifact: Artifact, digests: ReadonlySet<string>): string | undefined {
  const immutable = artifact.tags?.find((tag) => tag.immutable)
  if (immutable) return `its tag ${immutable.name} is immutable`
  const subject = subjectOf(artifact)
  return subject && digests.has(subject) ? `it belongs to ${subject.slice(0, 19)}…` : undefined
}

/** Attestations and SBOMs of cosign 2 are tagged by the digest of their image, and Harbor lists them as images. */
function subjectOf({ tags }: Artifact): string | undefined {
  const names = tags?.map(({ name }) => /^sha256-([0-9a-f]{64})\.\w+$/.exec(name)?.[1])
  const [hex] = names ?? []
  return hex !== undefined && names?.every((one) => one === hex) ? `sha256:${hex}` : undefined
}
