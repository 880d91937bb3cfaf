import { asAnswer, asRequest } from './presence'
import { mentionedIn, type Schema } from './schema'
import { definitionOf, operationsOf, parametersOf, responsesOf, type Swagger } from './swagger'

export interface Directed {
  readonly document: Swagger
  /** The schemas that requests use. */
  readonly requested: ReadonlySet<string>
}

/**
 * Gives answers the promises of the server (see presence.ts) and leaves requests as they are. A schema
 * that both use becomes two where they differ: its own name is the answer's, `…Input` the request's.
 * One that neither uses is left out.
 */
export function separateDirections(document: Swagger): Directed {
  const requested = reachable(document, requestSchemas(document))
  const answered = reachable(document, answerSchemas(document))
  const inputs = inputNames(
    document,
    [...answered].filter((name) => requested.has(name)),
  )

  const definitions: Record<string, Schema> = {}
  for (const [name, schema] of Object.entries(document.definitions)) {
    if (answered.has(name)) definitions[name] = asAnswer(schema)
    else if (requested.has(name)) definitions[name] = asRequest(schema, inputs)
    const input = inputs.get(name)
    if (input !== undefined) definitions[input] = asRequest(schema, inputs)
  }
  for (const holder of requestHolders(document)) holder.schema = asRequest(holder.schema, inputs)
  for (const holder of answerHolders(document)) holder.schema = asAnswer(holder.schema)

  const separated = { ...document, definitions }
  return { document: separated, requested: reachable(separated, requestSchemas(separated)) }
}

interface Holder {
  schema: Schema
}

function requestHolders(document: Swagger): Holder[] {
  return operationsOf(document).flatMap(({ object }) => parametersOf(document, object).filter(holdsSchema))
}

function answerHolders(document: Swagger): Holder[] {
  const responses = operationsOf(document).flatMap(({ object }) =>
    Object.values(responsesOf(document, object)),
  )
  return [...new Set(responses)].filter(holdsSchema)
}

function requestSchemas(document: Swagger): Schema[] {
  return requestHolders(document).map(({ schema }) => schema)
}

function answerSchemas(document: Swagger): Schema[] {
  return answerHolders(document).map(({ schema }) => schema)
}

function holdsSchema<T extends { schema?: Schema }>(holder: T): holder is T & Holder {
  return holder.schema !== undefined
}

function reachable(document: Swagger, roots: readonly Schema[]): Set<string> {
  const names = new Set<string>()
  const waiting = roots.flatMap(mentionedIn)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (names.has(name)) continue
    names.add(name)
    waiting.push(...mentionedIn(definitionOf(document, name)))
  }
  return names
}

/** The names in requests of those schemas that differ, themselves or through what they mention. */
function inputNames(document: Swagger, shared: readonly string[]): Map<string, string> {
  const inputs = new Map<string, string>()
  const differs = (name: string): boolean => {
    const schema = definitionOf(document, name)
    return JSON.stringify(asAnswer(schema)) !== JSON.stringify(asRequest(schema, inputs))
  }
  for (let before = -1; before < inputs.size; ) {
    before = inputs.size
    for (const name of shared) if (!inputs.has(name) && differs(name)) inputs.set(name, `${name}Input`)
  }
  for (const input of inputs.values()) {
    if (input in document.definitions) throw new Error(`The description has a schema ${input} of its own.`)
  }
  return inputs
}
