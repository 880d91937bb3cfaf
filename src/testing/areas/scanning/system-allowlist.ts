import type * as models from '../../../../generated/models'
import { never, part } from '../../state'

/** The allowlist of the system, once it was set. */
export const systemAllowlistIn = part((): { list: models.CVEAllowlist } => ({
  list: { creation_time: never, items: [], update_time: never },
}))
