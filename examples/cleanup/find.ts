import type { Artifact, Harbor } from 'harborkit'

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
      for await (const artifact of harbor.artifacts.list(name, details)) {
        if (isUnneeded(artifact, rules)) found.push(describe(name, artifact, rules))
      }
    }
  }
  return found
}

/** What Harbor gives for "never". */
const never = '0001-01-01'

function isUnneeded(artifact: Artifact, { untagged, neverPulled, unsigned, olderThanDays }: Rules): boolean {
  const days = (Date.now() - Date.parse(artifact.push_time)) / 86_400_000
  const signatures = artifact.accessories?.filter(({ type }) => type.startsWith('signature.')) ?? []
  if (untagged && (artifact.tags ?? []).length > 0) return false
  if (neverPulled && !artifact.pull_time.startsWith(never)) return false
  if (unsigned && signatures.length > 0) return false
  return olderThanDays === undefined || days >= olderThanDays
}

function describe(repository: string, artifact: Artifact, { keep }: Rules): Found {
  const immutable = artifact.tags?.find((tag) => tag.immutable)
  const day = (time: string) => (time.startsWith(never) ? 'never' : time.slice(0, 10))
  return {
    image: `${repository}@${artifact.digest}`,
    pushed: day(artifact.push_time),
    pulled: day(artifact.pull_time),
    megabytes: (artifact.size / 1e6).toFixed(1),
    kept: immutable
      ? `its tag ${immutable.name} is immutable`
      : keep?.(artifact, repository)
        ? 'in use'
        : undefined,
  }
}
