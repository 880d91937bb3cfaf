import { table } from '../../table'

/** What Harbor keeps of a user whom an OIDC provider knows. */
export interface OIDCUser {
  readonly id: number
  readonly user_id: number
  /** Subject and issuer of the provider, one after the other. */
  readonly subiss: string
  /** The CLI secret. */
  readonly secret: string
  readonly creation_time: string
  readonly update_time: string
}

export const oidcUsersIn = table<OIDCUser, 'user'>({ user: (one) => one.user_id })
