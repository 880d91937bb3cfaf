import openapiTS, { astToString, type OpenAPI3, type SchemaObject } from 'openapi-typescript'
import ts from 'typescript'
import { plainComments } from './comments'
import type { Schema } from './schema'
import { aliasOf, interfaceOf, loosen, memberName, membersOf, pascalCase, rewrite } from './syntax'

export interface Declarations {
  /** One interface or alias for each schema, and one interface for each operation's query. */
  readonly models: string
  /** `paths` and `operations`, in terms of the models. */
  readonly schema: string
}

/**
 * The TypeScript of an OpenAPI description. openapi-typescript keeps schemas inside `components`, where
 * an editor can show them by their members only; here each becomes a declaration with a name of its own.
 *
 * @param requested The schemas that requests use: their optional members may be given as `undefined`.
 */
export async function toDeclarations(
  openapi: OpenAPI3,
  requested: ReadonlySet<string>,
): Promise<Declarations> {
  const nodes = await openapiTS(openapi, { defaultNonNullable: false, silent: true, transform: knownWords })
  const roots = new Map(
    nodes.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, withShortNames(node).members]),
  )
  const components = roots.get('components')
  const schemas = membersOf(components?.find((member) => memberName(member) === 'schemas'))
  const responses = membersOf(components?.find((member) => memberName(member) === 'responses'))
  const queries: ts.InterfaceDeclaration[] = []

  const operations = (roots.get('operations') ?? []).map((operation) =>
    withNamedQuery(withoutHeaders(operation), queries),
  )
  const models = [...schemas.map((schema) => declared(schema, requested.has(memberName(schema)))), ...queries]
  const rest = [
    ...responses.map((response) => declared(withoutHeaders(response), false)),
    interfaceOf('paths', (roots.get('paths') ?? []).map(withoutEmptyMethods)),
    interfaceOf('operations', operations),
  ].map(print)
  const printed = models.map(print)
  if (printed.some((model) => model.includes('UnknownWord'))) printed.unshift(unknownWord)
  return {
    models: printed.join('\n'),
    schema: [importsFor(rest, models), ...rest].join('\n'),
  }
}

const unknownWord = `
/**
 * A word of a later Harbor, which this package does not know: Harbor's answers may have it, and it can be sent back. No
 * literal is one, so that a misspelt word does not compile.
 */
export type UnknownWord = string & { readonly [unknownWord]: true }

declare const unknownWord: unique symbol
`

/** Those that there are, and what only a later Harbor knows. */
function knownWords(schema: SchemaObject): ts.TypeNode | undefined {
  const words: Schema['x-known'] = schema['x-known']
  if (words === undefined) return undefined
  const { factory } = ts
  const literals = words.map((word) => factory.createLiteralTypeNode(factory.createStringLiteral(word)))
  return factory.createUnionTypeNode([...literals, factory.createTypeReferenceNode('UnknownWord')])
}

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration

/** `components["schemas"]["Project"]` → `Project`. */
function withShortNames<T extends ts.Node>(node: T): T {
  return rewrite(node, (inner) => {
    if (!ts.isIndexedAccessTypeNode(inner) || !ts.isIndexedAccessTypeNode(inner.objectType)) return undefined
    const { objectType } = inner.objectType
    if (!ts.isTypeReferenceNode(objectType) || !ts.isIdentifier(objectType.typeName)) return undefined
    if (objectType.typeName.text !== 'components' || !ts.isLiteralTypeNode(inner.indexType)) return undefined
    const { literal } = inner.indexType
    return ts.isStringLiteral(literal) ? ts.factory.createTypeReferenceNode(literal.text) : undefined
  })
}

function declared(member: ts.TypeElement, loose: boolean): Declaration {
  const type = typeOf(member)
  const result = loose ? loosen(type) : type
  const name = memberName(member)
  return ts.isTypeLiteralNode(result) ? interfaceOf(name, result.members) : aliasOf(name, result)
}

/** A path with the methods that it has. openapi-typescript lists those that it has not, too. */
function withoutEmptyMethods(path: ts.TypeElement): ts.TypeElement {
  return withoutMembers(path, (member) => {
    return memberName(member) === 'parameters' || typeOf(member).kind === ts.SyntaxKind.NeverKeyword
  })
}

function withoutHeaders(responses: ts.TypeElement): ts.TypeElement {
  return withoutMembers(responses, (member) => memberName(member) === 'headers')
}

function withoutMembers(
  node: ts.TypeElement,
  isGone: (member: ts.PropertySignature) => boolean,
): ts.TypeElement {
  return rewrite(node, (inner) => (ts.isPropertySignature(inner) && isGone(inner) ? null : undefined))
}

/** The operation with its query in an interface of its own: `listProjects` → `ListProjectsQuery`. */
function withNamedQuery(operation: ts.TypeElement, queries: ts.InterfaceDeclaration[]): ts.TypeElement {
  return rewrite(operation, (inner) => {
    if (!ts.isPropertySignature(inner) || memberName(inner) !== 'query' || inner.type === undefined)
      return undefined
    if (!ts.isTypeLiteralNode(inner.type)) return inner
    const name = `${pascalCase(memberName(operation))}Query`
    queries.push(interfaceOf(name, loosen(inner.type).members))
    const { modifiers, questionToken } = inner
    const type = ts.factory.createTypeReferenceNode(name)
    return ts.factory.updatePropertySignature(inner, modifiers, inner.name, questionToken, type)
  })
}

function typeOf(member: ts.TypeElement): ts.TypeNode {
  if (ts.isPropertySignature(member) && member.type !== undefined) return member.type
  throw new Error(`openapi-typescript wrote ${memberName(member)} in a way that is not foreseen.`)
}

function importsFor(code: readonly string[], models: readonly Declaration[]): string {
  const words = new Set(code.join(' ').match(/\w+/g))
  const used = models.map(({ name }) => name.text).filter((name) => words.has(name))
  return `import type { ${used.sort().join(', ')} } from './models'\n`
}

function print(node: Declaration): string {
  return plainComments(astToString(node))
}
