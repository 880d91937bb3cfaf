import type { Schema } from '../schema'
import { operationOf, type Parameter, parametersOf, responsesOf } from '../swagger'
import type { Patch } from './patch'

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

/** A list whose items are another schema than the description says. */
export function lists(operationId: string, before: string, after: string, evidence: string): Patch {
  return {
    name: `${operationId}: lists ${after}, no ${before}`,
    evidence,
    apply(document) {
      const response = responsesOf(document, operationOf(document, operationId).object)['200']
      const items = response?.schema?.items
      if (items?.$ref !== `#/definitions/${before}`) throw new Error(`it lists no ${before}.`)
      items.$ref = `#/definitions/${after}`
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

/** A body that is another schema than the description says. */
export function takes(operationId: string, before: string, after: string, evidence: string): Patch {
  return {
    name: `${operationId}: takes a ${after}, no ${before}`,
    evidence,
    apply(document) {
      const parameters = parametersOf(document, operationOf(document, operationId).object)
      const body = parameters.find(({ schema }) => schema?.$ref === `#/definitions/${before}`)
      if (body === undefined) throw new Error(`its body is no ${before}.`)
      body.schema = { $ref: `#/definitions/${after}` }
    },
  }
}

/** A parameter that is another than the description says. */
export function parameter(
  operationId: string,
  name: string,
  change: Pick<Parameter, 'required' | 'enum'>,
  evidence: string,
): Patch {
  const fact = change.enum === undefined ? 'required' : `one of ${change.enum.join(', ')}`
  return {
    name: `${operationId}: ${name} ${fact}`,
    evidence,
    apply(document) {
      const parameters = parametersOf(document, operationOf(document, operationId).object)
      const found = parameters.find((each) => each.name === name)
      if (found === undefined) throw new Error(`it has no ${name}.`)
      const known = Object.entries(change).every(
        ([key, value]) => JSON.stringify(found[key as keyof Parameter]) === JSON.stringify(value),
      )
      if (known) throw new Error('the description says so.')
      Object.assign(found, change)
    },
  }
}

/** Parameters that the server does not look at. */
export function ignored(operationId: string, names: readonly string[], evidence: string): Patch {
  return {
    name: `${operationId}: ${names.join(', ')} not read`,
    evidence,
    apply(document) {
      const { object } = operationOf(document, operationId)
      const rest = object.parameters?.filter((each) => !('name' in each && names.includes(each.name)))
      if (rest?.length !== (object.parameters?.length ?? 0) - names.length)
        throw new Error('it does not have them.')
      object.parameters = rest
    },
  }
}
