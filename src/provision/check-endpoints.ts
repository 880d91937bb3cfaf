import { type Harbor, InvalidArgumentError } from '../index'
import type { HarborDescription } from './description'
import type { Difference } from './engine/difference'

/**
 * Checks that the registry endpoints which caches and policies are to use are described or there: `apply` would miss them in
 * its midst. One list at most.
 */
export async function checkEndpoints(
  harbor: Harbor,
  desired: HarborDescription,
  differences: readonly Difference[],
): Promise<void> {
  const described = namesOf(desired.registries ?? [])
  let there: readonly unknown[] | undefined
  for (const { kind, name, changes } of differences) {
    if (kind !== 'projects' && kind !== 'replicationPolicies') continue
    const change = changes.find(({ path }) => path.endsWith('registry'))
    if (change === undefined || described.includes(change.after)) continue
    there ??= namesOf(await harbor.registries.list().all())
    if (there.includes(change.after)) continue
    const index = desired[kind]?.findIndex((one) => one.name === name)
    throw new InvalidArgumentError(
      `${kind}[${index}].${change.path}`,
      `is '${change.after}', which this Harbor does not know. Describe it in \`registries\`.`,
    )
  }
}

function namesOf(things: readonly { readonly name: string }[]): readonly unknown[] {
  return things.map(({ name }) => name)
}
