import type { Cause } from '../../http/cause'
import { topic } from '../../topic'
import type { Project } from '../projects/project'

/** What a push into a project met. */
export interface QuotaEvent {
  readonly project: Project
  /** With the project. */
  readonly repository: string
  /** Of the manifest that was pushed or copied; a blob has none. */
  readonly artifact: { readonly digest: string; readonly tag: string | undefined } | undefined
  readonly message: string
  readonly cause: Cause
}

export const quotaExceeded = topic<QuotaEvent>()
export const quotaWarned = topic<QuotaEvent>()
