import { isAlwaysThere } from '../presence'
import type { Schema } from '../schema'
import { definitionOf, propertyOf } from '../swagger'
import type { Patch } from './patch'

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

/** Members that an answer may leave out, and that may be `null` where it does not. */
export function maybeNull(schema: string, members: readonly string[], evidence: string): Patch {
  return eachMember(schema, members, 'perhaps null', evidence, (property) => {
    if (isAlwaysThere(property) || property['x-maybe-null'] === true)
      throw new Error('it can be null already')
    property['x-maybe-null'] = true
  })
}

/** Members of requests for which `null` will do. */
export function takesNull(schema: string, members: readonly string[], evidence: string): Patch {
  return eachMember(schema, members, 'may be given as null', evidence, (property) => {
    if (property['x-nullable'] === true) throw new Error('it takes null already')
    property['x-nullable'] = true
  })
}

/** Members that no answer has. A request may have them. */
export function neverSent(schema: string, members: readonly string[], evidence: string): Patch {
  return eachMember(schema, members, 'never sent', evidence, (property) => {
    if (property['x-never-sent'] === true) throw new Error('it is never sent already')
    property['x-never-sent'] = true
  })
}

/** Members without which the server refuses a request, or does something else than it says. */
export function mustBeGiven(schema: string, members: readonly string[], evidence: string): Patch {
  return {
    name: `${schema}: ${members.join(', ')} must be given`,
    evidence,
    apply(document) {
      const { required = [] } = definitionOf(document, schema)
      for (const member of members) {
        const property = propertyOf(document, schema, member)
        if (required.includes(member) || property['x-asked-for'] === true)
          throw new Error(`${schema}.${member}: it must be given already.`)
        property['x-asked-for'] = true
      }
    },
  }
}

/** Strings, or numbers, of which there are only a few. */
export function oneOf(
  schema: string,
  members: readonly string[],
  values: readonly (string | number)[],
  evidence: string,
): Patch {
  const type = values.every((value) => typeof value === 'number') ? 'integer' : 'string'
  return eachMember(schema, members, `one of ${values.join(', ')}`, evidence, (property) => {
    if (property.type !== type || property.enum !== undefined) throw new Error(`it is no plain ${type}`)
    property.enum = [...values]
  })
}

/** Strings of which there are only a few, which have a schema of their own. */
export function called(schema: string, members: readonly string[], name: string, evidence: string): Patch {
  return eachMember(schema, members, `a ${name}`, evidence, (property) => {
    if (property.type !== 'string' || property.enum !== undefined) throw new Error('it is no plain string')
    delete property.type
    property.$ref = `#/definitions/${name}`
    property['x-never-null'] = true
  })
}

/** Lists of strings of which there are only a few, which have a schema of their own. */
export function calledEach(schema: string, member: string, name: string, evidence: string): Patch {
  return eachMember(schema, [member], `of ${name}`, evidence, (property) => {
    const { type, enum: few } = property.items ?? {}
    if (type !== 'string' || few !== undefined) throw new Error('it is no list of plain strings')
    property.items = { $ref: `#/definitions/${name}` }
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

/** A member that is something else than the description says. */
export function holds(schema: string, member: string, is: Schema, fact: string, evidence: string): Patch {
  return {
    name: `${schema}: ${member} is ${fact}`,
    evidence,
    apply(document) {
      const before = propertyOf(document, schema, member)
      if (JSON.stringify(before) === JSON.stringify(is)) throw new Error('the description says so.')
      const { properties = {} } = definitionOf(document, schema)
      properties[member] = structuredClone(is)
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
