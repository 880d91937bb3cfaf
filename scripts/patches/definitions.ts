import { innerSchemas, type Schema } from '../schema'
import { definitionOf, operationsOf, parametersOf, responsesOf, type Swagger } from '../swagger'
import type { Patch } from './patch'

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

/** A schema under a name that says what it is: Harbor's would mean several things, or hide a global of JavaScript. */
export function renamed(before: string, after: string, evidence: string): Patch {
  return {
    name: `${before}: called ${after}`,
    evidence,
    apply(document) {
      const schema = definitionOf(document, before)
      if (after in document.definitions) throw new Error(`there is a ${after} already.`)
      document.definitions[after] = schema
      delete document.definitions[before]
      for (const each of everySchema(document)) {
        if (each.$ref === `#/definitions/${before}`) each.$ref = `#/definitions/${after}`
      }
    },
  }
}

/** A string schema of which there are only a few. */
export function few(name: string, values: readonly string[], evidence: string): Patch {
  return {
    name: `${name}: one of ${values.join(', ')}`,
    evidence,
    apply(document) {
      const schema = definitionOf(document, name)
      if (schema.type !== 'string' || schema.enum !== undefined) throw new Error('it is no plain string.')
      schema.enum = [...values]
    },
  }
}

/** A string schema of which this Harbor knows a few, and a later one may know more. */
export function known(name: string, values: readonly string[], evidence: string): Patch {
  return {
    name: `${name}: ${values.join(', ')}, or of a later Harbor`,
    evidence,
    apply(document) {
      const schema = definitionOf(document, name)
      if (schema.type !== 'string' || schema.enum !== undefined) throw new Error('it is no plain string.')
      schema['x-known'] = [...values]
    },
  }
}

function everySchema(document: Swagger): Schema[] {
  const roots = [
    ...Object.values(document.definitions),
    ...Object.values(document.responses).flatMap(({ schema }) => schema ?? []),
    ...operationsOf(document).flatMap(({ object }) =>
      [...parametersOf(document, object), ...Object.values(responsesOf(document, object))].flatMap(
        ({ schema }) => schema ?? [],
      ),
    ),
  ]
  return roots.flatMap(withInner)
}

function withInner(schema: Schema): Schema[] {
  return [schema, ...innerSchemas(schema).flatMap(withInner)]
}
