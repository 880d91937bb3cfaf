/** Any part of a value. Of a list, its items: each takes what it does not name from the item of the fixture. */
export type Overrides<Value> = Value extends readonly (infer Item)[]
  ? Overrides<Item>[]
  : Value extends object
    ? { [Key in keyof Value]?: Overrides<Value[Key]> | undefined }
    : Value

/** Puts overrides over a JSON value. A member that is overridden by `undefined` is taken away. */
export function override(base: unknown, over: unknown): unknown {
  if (Array.isArray(over)) {
    const items: readonly unknown[] = Array.isArray(base) ? base : []
    return over.map((item, index) => override(items[index] ?? items[0], item))
  }
  if (!isObject(over)) return over
  const merged = new Map(Object.entries(isObject(base) ? base : {}))
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) merged.delete(key)
    else merged.set(key, override(merged.get(key), value))
  }
  return Object.fromEntries(merged)
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
