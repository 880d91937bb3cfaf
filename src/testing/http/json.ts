export function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** Go leaves empty members out; so does this. */
export function withoutUndefined<T extends object>(members: T): Defined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>
}

type Loose<Model> = {
  [K in keyof Model]: Pick<Model, K> extends Required<Pick<Model, K>> ? Model[K] : Model[K] | undefined
}

/** What an answer says of something, by Harbor's description. What is `undefined` is left out, as Go leaves it out. */
export function view<Model extends object>(members: Loose<Model>): Model {
  // Without the members that are undefined it is a model to the letter.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Model
}
