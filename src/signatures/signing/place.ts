import type { ReadOptions } from '../finding/registry-reader'
import type { RegistryWriter } from './registry-writer'

/** A repository to store in. */
export interface Place {
  readonly registry: RegistryWriter
  /** With its project: `demo/app`. */
  readonly repository: string
  readonly options: ReadOptions
}
