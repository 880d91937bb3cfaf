import { part, type State } from './state'

/** Something that happens in one area and that others may have to do with. */
export interface Topic<Subject> {
  /** Hears of it. Who throws a `Refusal` keeps it from happening, where the topic says so. */
  subscribe(state: State, hear: (subject: Subject) => void): void
  /** Tells everybody, in the order in which the areas stand. */
  publish(state: State, subject: Subject): void
}

export function topic<Subject>(): Topic<Subject> {
  const subscribersOf = part((): ((subject: Subject) => void)[] => [])
  return {
    subscribe(state, hear) {
      subscribersOf(state).push(hear)
    },
    publish(state, subject) {
      for (const hear of subscribersOf(state)) hear(subject)
    },
  }
}
