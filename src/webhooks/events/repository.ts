import { loose } from './loose'
import { optionalNumber, string } from './primitives'

/** The repository an event is about. */
export interface WebhookRepository {
  /**
   * When the repository was made, in seconds since 1970. Absent in scan, quota and chart events, and where the
   * repository was gone by the time Harbor wrote the event.
   */
  date_created?: number | undefined
  /** Without the project; slashes are kept: `team/backend/api`. */
  name: string
  /** The name of the project. */
  namespace: string
  repo_full_name: string
  /** `public` or `private`. */
  repo_type: string
}

export const webhookRepository = loose({
  date_created: optionalNumber,
  name: string,
  namespace: string,
  repo_full_name: string,
  repo_type: string,
})
