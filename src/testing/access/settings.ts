import { part } from '../state'

/** What an administrator may configure. */
export interface Settings {
  auth_mode: 'db_auth' | 'oidc_auth'
  /** Minutes that a session lives after its last use. */
  session_timeout: number
  /** Whether nothing may be changed. */
  read_only: boolean
}

export const settingsIn = part(
  (): Settings => ({ auth_mode: 'db_auth', session_timeout: 60, read_only: false }),
)
