import { part } from '../../state'

/** The CA that Harbor offers to its users, where it has one. */
export const certificateIn = part((): { pem?: string } => ({}))
