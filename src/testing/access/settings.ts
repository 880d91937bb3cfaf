import { part } from '../state'

/** What an administrator may configure of the way in. */
export interface Settings {
  auth_mode: 'db_auth' | 'oidc_auth'
  /** Minutes that a session lives after its last use. */
  session_timeout: number
}

export const settingsIn = part((): Settings => ({ auth_mode: 'db_auth', session_timeout: 60 }))
