import { propertyOf, type Swagger } from '../swagger'

/** One fact about the server that its description has wrong. */
export interface Patch {
  readonly name: string
  /** Where it was seen: a recording, or the server's source. */
  readonly evidence: string
  /** Corrects the description in place. Throws where there is nothing left to correct. */
  apply(document: Swagger): void
}

export function applyPatches(document: Swagger, patches: readonly Patch[]): void {
  for (const patch of patches) {
    try {
      patch.apply(document)
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`The patch '${patch.name}' no longer applies: ${reason}`, { cause })
    }
  }
}

/** Members that an answer always has although the description lets them be left out when they are zero. */
export function present(document: Swagger, schema: string, members: readonly string[]): void {
  for (const member of members) {
    const property = propertyOf(document, schema, member)
    if (property['x-omitempty'] === false) throw new Error(`${schema}.${member} is always there already.`)
    property['x-omitempty'] = false
    property['x-never-null'] = true
  }
}

/** Arrays and maps that the server never leaves nil. */
export function neverNull(document: Swagger, schema: string, members: readonly string[]): void {
  for (const member of members) {
    const property = propertyOf(document, schema, member)
    if (property['x-never-null'] === true) throw new Error(`${schema}.${member} is never null already.`)
    property['x-never-null'] = true
  }
}

/** Members that no answer has. */
export function absent(document: Swagger, schema: string, members: readonly string[]): void {
  for (const member of members) {
    propertyOf(document, schema, member)
    Reflect.deleteProperty(document.definitions[schema]?.properties ?? {}, member)
  }
}
