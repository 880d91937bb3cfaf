import type { State } from '../../state'
import type { Provider } from './provider'

/** How a vendor's servers are spoken to (goharbor/harbor `src/pkg/p2p/preheat/provider`). What fails throws. */
export interface Driver {
  readonly healthPath: string
  /** @returns the vendor's own name of it */
  preheat(provider: Provider, image: PreheatImage, state: State): Promise<string>
  /** Without it all is done when it is sent. */
  progress?(provider: Provider, job: string): Promise<Progress>
}

/** What of an image is sent. */
export interface PreheatImage {
  /** Of its manifest. */
  readonly url: string
  /** With the project. */
  readonly repository: string
  readonly tag: string
  readonly digest: string
  /** Lets its bearer pull it. */
  readonly authorization: string
  /** Of the policy, for the vendor. */
  readonly attributes: Readonly<Record<string, unknown>>
}

/** How far a vendor's job is. */
export interface Progress {
  readonly status: 'running' | 'success' | 'fail'
  /** For the log. */
  readonly said: string
  readonly message: string
}
