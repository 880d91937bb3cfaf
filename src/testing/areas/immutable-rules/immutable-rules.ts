import { selects } from '../../engine/selectors'
import type { State } from '../../state'
import type { TagName } from '../artifacts/kept-tags'
import { type ImmutableRule, immutableRulesIn } from './immutable-rule'

/** Whether a rule of the project keeps a tag: each goes by its first selector for repositories and its first for tags. */
export function isImmutable(state: State, { project_id, repository_name, name }: TagName): boolean {
  const repository = repository_name.slice(repository_name.indexOf('/') + 1)
  return immutableRulesIn(state)
    .where('project', project_id)
    .some((rule) => !rule.disabled && keeps(rule, repository, name))
}

function keeps({ scope_selectors, tag_selectors }: ImmutableRule, repository: string, tag: string): boolean {
  const [ofRepository] = scope_selectors.repository ?? []
  const [ofTag] = tag_selectors ?? []
  return (
    ofRepository !== undefined &&
    ofTag !== undefined &&
    selects(ofRepository, repository) &&
    selects(ofTag, tag)
  )
}
