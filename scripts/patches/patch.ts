import { isAlwaysThere } from '../presence'
import type { Schema } from '../schema'
import { definitionOf, operationOf, propertyOf, responsesOf, type Swagger } from '../swagger'

/** One fact about the server that its description has wrong. */
export interface Patch {
  readonly name: string
  /** Where it was seen: a recording (test/recordings/api), or the server's source (below src/ of goharbor/harbor). */
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

/** Members that an answer always has, although by the description they would be left out when zero. */
export function alwaysPresent(schema: string, members: readonly string[], evidence: string): Patch {
  return eachMember(schema, members, 'always there', evidence, (property) => {
    if (isAlwaysThere(property)) throw new Error('it is always there already')
    property['x-omitempty'] = false
    property['x-never-null'] = true
  })
}

/** Arrays that the server never leaves nil. */
export function neverNull(schema: string, members: readonly string[], evidence: string): Patch {
  return eachMember(schema, members, 'never null', evidence, (property) => {
    if (property.type !== 'array' || !isAlwaysThere(property))
      throw new Error('it is no array that can be null')
    if (property['x-never-null'] === true) throw new Error('it is never null already')
    property['x-never-null'] = true
  })
}

/** Members that no answer has. A request may have them. */
export function neverSent(schema: string, members: readonly string[], evidence: string): Patch {
  return eachMember(schema, members, 'never sent', evidence, (property) => {
    if (property['x-never-sent'] === true) throw new Error('it is never sent already')
    property['x-never-sent'] = true
  })
}

/** Strings of which there are only a few. */
export function oneOf(
  schema: string,
  members: readonly string[],
  values: readonly string[],
  evidence: string,
): Patch {
  return eachMember(schema, members, `one of ${values.join(', ')}`, evidence, (property) => {
    if (property.type !== 'string' || property.enum !== undefined) throw new Error('it is no plain string')
    property.enum = [...values]
  })
}

/** Members that the server reads from no request. */
export function notRead(schema: string, members: readonly string[], evidence: string): Patch {
  return {
    name: `${schema}: ${members.join(', ')} not read`,
    evidence,
    apply(document) {
      const { properties = {} } = definitionOf(document, schema)
      for (const member of members) {
        propertyOf(document, schema, member)
        delete properties[member]
      }
    },
  }
}

/** What a successful call answers, where the description only says that it is a string. */
export function answers(operationId: string, schema: Schema, fact: string, evidence: string): Patch {
  return {
    name: `${operationId}: ${fact}`,
    evidence,
    apply(document) {
      const response = responsesOf(document, operationOf(document, operationId).object)['200']
      if (response?.schema?.type !== 'string') throw new Error('its answer is no string.')
      response.schema = structuredClone(schema)
    },
  }
}

/** A call that can succeed without a body. OpenAPI cannot say so of a 200; a 204, which is never sent, stands for it. */
export function maybeEmpty(operationId: string, evidence: string): Patch {
  return {
    name: `${operationId}: perhaps no body`,
    evidence,
    apply(document) {
      const { responses } = operationOf(document, operationId).object
      if ('204' in responses) throw new Error('the description says so.')
      responses['204'] = { description: '' }
    },
  }
}

/** A schema that the description does not have. */
export function defined(name: string, schema: Schema, evidence: string): Patch {
  return {
    name: `${name} defined`,
    evidence,
    apply(document) {
      if (name in document.definitions) throw new Error('the description has it.')
      document.definitions[name] = structuredClone(schema)
    },
  }
}

function eachMember(
  schema: string,
  members: readonly string[],
  fact: string,
  evidence: string,
  correct: (property: Schema) => void,
): Patch {
  return {
    name: `${schema}: ${members.join(', ')} ${fact}`,
    evidence,
    apply(document) {
      for (const member of members) {
        try {
          correct(propertyOf(document, schema, member))
        } catch (cause) {
          throw new Error(`${schema}.${member}: ${cause instanceof Error ? cause.message : cause}.`, {
            cause,
          })
        }
      }
    },
  }
}
