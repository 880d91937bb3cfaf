import { version } from '../../package.json'

/** How the client names itself to a server. */
export const userAgent: string = `harborkit/${version}`
