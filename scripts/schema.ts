/** A Swagger 2 schema, as far as Harbor's description uses it. */
export interface Schema {
  $ref?: string
  type?: string
  format?: string
  enum?: (string | number)[]
  pattern?: string
  maxLength?: number
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  items?: Schema
  allOf?: Schema[]
  /** Nullable, in both of Harbor's spellings. */
  'x-nullable'?: boolean
  'x-isnullable'?: boolean
  /** go-swagger's: `false` keeps a member in the answer when it is zero. */
  'x-omitempty'?: boolean
  /** Ours, set by patches: the server never leaves this array or map nil. */
  'x-never-null'?: boolean
  /** Ours, set by patches: no answer has this member. */
  'x-never-sent'?: boolean
  /** Ours, set by patches: an answer that has this member may have `null` there. */
  'x-maybe-null'?: boolean
  /** Ours, set by patches: a request without this member is refused, or does something else than it says. */
  'x-asked-for'?: boolean
  /** Ours, set by patches: the words that there are, but for those of a later Harbor. */
  'x-known'?: string[]
  /** One of several: Swagger 2 has no word for it, the conversion to OpenAPI 3 knows this one. */
  'x-oneOf'?: Schema[]
}

/** Whether the schema says that there is an object and nothing of what is in it. */
export function isBare({ type, $ref, properties, additionalProperties }: Schema): boolean {
  return type === 'object' && [$ref, properties, additionalProperties].every((part) => part === undefined)
}

/** The schemas of members, items and values; not those it refers to. */
export function innerSchemas(schema: Schema): Schema[] {
  const { properties = {}, items, additionalProperties, 'x-oneOf': oneOf = [] } = schema
  return [...Object.values(properties), items, additionalProperties, ...oneOf].filter(
    (inner) => typeof inner === 'object',
  )
}

/** A copy with every inner schema replaced. */
export function mapInner(schema: Schema, replace: (inner: Schema) => Schema): Schema {
  const { properties, items, additionalProperties } = schema
  const result = { ...schema }
  if (properties !== undefined) {
    const replaced = Object.entries(properties).map(([name, property]) => [name, replace(property)])
    result.properties = Object.fromEntries(replaced)
  }
  if (items !== undefined) result.items = replace(items)
  if (typeof additionalProperties === 'object') result.additionalProperties = replace(additionalProperties)
  return result
}

/** The names of the definitions that the schema mentions, itself or inside. */
export function mentionedIn(schema: Schema): string[] {
  const own = schema.$ref === undefined ? [] : [nameOf(schema.$ref)]
  return [...own, ...innerSchemas(schema).flatMap(mentionedIn)]
}

/** `#/definitions/Project` → `Project`. */
export function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}
