import { ConflictError, InvalidArgumentError, NotFoundError } from '../../index'
import { compare } from './compare'
import type { Change, Difference, ProvisionKind } from './difference'
import {
  type Comparable,
  type Kind,
  nameIn,
  type OnSecret,
  type Place,
  type Refusal,
  type Setting,
} from './kind'
import { lastStage, type Step, stageOf } from './step'

export interface PlanSettings<Current> {
  /** Whether what is not described is deleted. */
  readonly prune: boolean
  /** Names of things whose secrets are to be set anew. */
  readonly rotate: readonly string[]
  /** What is there, where it was read before. */
  readonly known?: readonly Current[]
}

/**
 * Compares the things of one kind in one place with their descriptions.
 *
 * @param at where the list is in the description: `projects[0].labels`
 */
export async function planKind<Described extends object, Current>(
  kind: Kind<Described, Current>,
  place: Place,
  described: readonly Described[],
  at: string,
  { prune, rotate, known }: PlanSettings<Current>,
): Promise<Step[]> {
  const names = described.map(kind.keyOf)
  const isUnread = place.isNew || (names.length === 0 && !prune)
  const current = known ?? (isUnread ? [] : await kind.list(place, prune ? 'all' : names))
  const found = new Map(current.map((one) => [kind.keyOf(kind.describe(one)), one]))

  const wanted = described.flatMap((one, index): Step[] => {
    const key = kind.keyOf(one)
    const there = found.get(key)
    checkPossible(kind, one, there, `${at}[${index}]`)
    const lack = errorOf(kind.lacks?.(one, there), `${at}[${index}]`)
    if (there === undefined) return [{ ...creation(kind, place, one), lack }]
    const steps = update(kind, place, key, one, there, rotate.includes(nameIn(place, key)))
    return steps.map((step) => ({ ...step, lack }))
  })
  if (!prune) return wanted
  const spare = [...found].filter(([key, one]) => !names.includes(key) && !kind.isKept?.(one, place))
  spare.sort(([a], [b]) => (a < b ? -1 : 1))
  return [...wanted, ...spare.map(([key, one]) => deletion(kind, place, key, one))]
}

/** Compares what every Harbor has with its description. */
export async function planSetting<Described extends object, Current>(
  setting: Setting<Described, Current>,
  place: Place,
  described: Described,
  at: string,
  rotate = false,
): Promise<Step[]> {
  const current = await setting.read(place)
  checkPossible(setting, described, current, at)
  return update(setting, place, setting.name, described, current, rotate)
}

function checkPossible<Described extends object, Current>(
  kind: Comparable<Described, Current>,
  wanted: Described,
  current: Current | undefined,
  at: string,
): void {
  const error = errorOf(kind.refuse?.(wanted, current), at)
  if (error) throw error
}

function errorOf(refusal: Refusal | undefined, at: string): InvalidArgumentError | undefined {
  return refusal && new InvalidArgumentError(`${at}.${refusal.member}`, refusal.problem)
}

function creation<Described extends object, Current>(
  kind: Kind<Described, Current>,
  place: Place,
  wanted: Described,
): Step {
  const key = kind.keyOf(wanted)
  // The same plan whether the secrets were there when it was made or not.
  const changes = compare(wanted, {}).filter(({ after }) => after !== '(secret)')
  return stepOf('create', kind, place, key, changes, async (onSecret) => {
    try {
      await kind.create(place, wanted, onSecret)
    } catch (error) {
      // Harbor made it by itself, or the answer to an earlier attempt was lost.
      if (!(error instanceof ConflictError)) throw error
      const found = (await kind.list(place, [key])).find((one) => kind.keyOf(kind.describe(one)) === key)
      if (found === undefined || kind.refuse?.(wanted, found)) throw error
      for (const step of update(kind, place, key, wanted, found, false)) await step.run(onSecret)
    }
  })
}

function update<Described extends object, Current>(
  kind: Comparable<Described, Current>,
  place: Place,
  key: string,
  wanted: Described,
  current: Current,
  rotate: boolean,
): Step[] {
  const completed = kind.complete?.(wanted, current) ?? wanted
  const described = kind.describe(current)
  const changes = [
    ...compare(completed, kind.complete?.(described) ?? described, kind.hidden),
    ...(kind.due?.(current, rotate, wanted) ?? []),
  ]
  if (changes.length === 0) return []
  const run = (onSecret: OnSecret) => kind.update(place, current, completed, changes, onSecret)
  return [stepOf('update', kind, place, key, changes, run)]
}

function deletion<Described extends object, Current>(
  kind: Kind<Described, Current>,
  place: Place,
  key: string,
  current: Current,
): Step {
  return stepOf('delete', kind, place, key, [], async () => {
    try {
      await kind.delete(place, current)
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error
    }
  })
}

function stepOf(
  action: Difference['action'],
  { kind, isLast }: { readonly kind: ProvisionKind; readonly isLast?: boolean },
  place: Place,
  key: string,
  changes: readonly Change[],
  run: Step['run'],
): Step {
  const difference = { action, kind, name: nameIn(place, key), changes }
  return { difference, stage: isLast ? lastStage : stageOf(difference), run }
}
