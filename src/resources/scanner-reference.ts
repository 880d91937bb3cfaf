import type { ScannerRegistration } from '../../generated/models'
import type { Named } from '../core/call/named'
import { findByName } from '../core/paging/find-by-name'
import type { ListOrder } from '../core/paging/source'
import type { ProjectReference } from './named-project'

/**
 * A scanner by its name (`'Trivy'`), which costs one GET; or as an object with its `uuid`, as it was read or created.
 */
export type ScannerReference = string | { readonly uuid: string }

export type FoundByName = Omit<Named<ScannerRegistration, ScannerReference>, 'idOf'>

export const scannerOrder: ListOrder<ScannerRegistration> = { identity: 'uuid' }

const wanted = (name: ScannerReference) => ({ thing: 'scanner', name: String(name), order: scannerOrder })

export const namedScanner: FoundByName = {
  argument: 'scanner',
  find: (transport, name, own) => findByName(transport, own, { ...wanted(name), list: 'listScanners' }),
}

/** Among those that a project can choose, which its admins may list. */
export function namedCandidate(project: ProjectReference): FoundByName {
  const path = { project_name_or_id: project }
  return {
    argument: 'scanner',
    find: (transport, name, own) =>
      findByName(transport, own, { ...wanted(name), list: 'listScannerCandidatesOfProject', path }),
  }
}

/** An object is taken by its word: nothing is looked up. */
export function uuidIn(scanner: ScannerReference): string | undefined {
  if (typeof scanner !== 'object' || scanner === null) return undefined
  return typeof scanner.uuid === 'string' && scanner.uuid !== '' ? scanner.uuid : undefined
}
