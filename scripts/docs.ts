import type { OpenAPI3 } from 'openapi-typescript'
import { common, memberDocs } from './member-docs'
import type { MemberDocs } from './member-docs/member-docs'
import { methods } from './swagger'
import { pascalCase } from './syntax'

/**
 * Gives members their words: our own, as Harbor's are left out with all its prose. Throws where there are words for a
 * member that is not there.
 */
export function addDocs(openapi: OpenAPI3, docs: MemberDocs = memberDocs): void {
  const unused = new Set(
    Object.entries(docs).flatMap(([schema, members]) =>
      Object.keys(members).map((name) => `${schema}.${name}`),
    ),
  )
  const wordsOf = (schema: string, member: string): string | undefined => {
    // What a request takes is what an answer gives, unless something else is said of it.
    const answer = schema.replace(/Input$/, '')
    const holder = [schema, answer].find((each) => Object.hasOwn(docs[each] ?? {}, member))
    unused.delete(`${holder}.${member}`)
    return holder === undefined ? common[member] : docs[holder]?.[member]
  }
  for (const { holder, schema, member } of membersOf(openapi)) {
    const words = wordsOf(schema, member)
    if (words !== undefined) holder.description = words
  }
  if (unused.size > 0) throw new Error(`There is no ${[...unused].join(', ')} to say anything of.`)
}

interface Member {
  readonly schema: string
  readonly member: string
  readonly holder: { description?: string }
}

function membersOf({ components, paths }: OpenAPI3): Member[] {
  const ofSchemas = Object.entries(components?.schemas ?? {}).flatMap(([schema, definition]) => {
    const properties = ('properties' in definition ? definition.properties : undefined) ?? {}
    return Object.entries(properties).map(([member, holder]) => ({ schema, member, holder }))
  })
  const ofQueries = Object.values(paths ?? {}).flatMap((item) =>
    methods.flatMap((method) => {
      const operation = '$ref' in item ? undefined : item[method]
      if (operation === undefined || '$ref' in operation) return []
      const schema = `${pascalCase(operation.operationId ?? '')}Query`
      return (operation.parameters ?? []).flatMap((holder) =>
        'in' in holder && holder.in === 'query' ? [{ schema, member: holder.name, holder }] : [],
      )
    }),
  )
  return [...ofSchemas, ...ofQueries]
}
