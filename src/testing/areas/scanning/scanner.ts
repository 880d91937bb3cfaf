import { part, type State } from '../../state'
import { table } from '../../table'
import type { Project } from '../projects/project'

export interface Scanner {
  readonly id: number
  readonly uuid: string
  readonly name: string
  readonly description: string
  readonly url: string
  readonly auth: string
  readonly access_credential: string
  readonly disabled: boolean
  readonly is_default: boolean
  readonly skip_certVerify: boolean
  readonly use_internal_addr: boolean
  readonly create_time: string
  readonly update_time: string
}

export const scannersIn = table<Scanner, 'uuid'>({ uuid: ({ uuid }) => uuid })

/** What projects have chosen: any uuid, by the project's id. */
export const chosenIn = part(() => new Map<number, string>())

/** What it calls itself, however it was registered. */
export const maker = { name: 'Fake', vendor: 'harborkit', version: '1.0.0' } as const

/** The first becomes the default one. */
export function addScanner(
  state: State,
  scanner: Omit<Scanner, 'id' | 'uuid' | 'is_default' | 'create_time' | 'update_time'>,
): Scanner {
  const now = state.now()
  return scannersIn(state).insert((id) => ({
    ...{ id, uuid: state.newId(), ...scanner, is_default: scannersIn(state).all().length === 0 },
    ...{ create_time: now, update_time: now },
  }))
}

export function defaultScanner(state: State): Scanner | undefined {
  return scannersIn(state)
    .all()
    .find(({ is_default }) => is_default)
}

/** Whoever has chosen none, or one that is gone, has the default one. */
export function scannerOf(state: State, { id }: Pick<Project, 'id'>): Scanner | undefined {
  return scannersIn(state).find('uuid', chosenIn(state).get(id) ?? '') ?? defaultScanner(state)
}
