import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

/** Members whose names say all that there is to say. A time has a line all the same: how it is written. */
const obvious: readonly string[] = [
  'action',
  'comment',
  'creation_time',
  'description',
  'digest',
  'email',
  'event_type',
  'execution_id',
  'group_name',
  'id',
  'kind',
  'level',
  'name',
  'policy_id',
  'policy_name',
  'pool_id',
  'project_id',
  'project_name',
  'repository_id',
  'scan_status',
  'schedule',
  'severity',
  'start_time',
  'update_time',
  'user_id',
  'user_name',
  'username',
  'value',
  'worker_pool_id',
]

interface Member {
  readonly name: string
  readonly schema: string
  readonly type: string
  readonly words: string
}

const members = readMembers(new URL('../../generated/models.ts', import.meta.url))
const justATime = 'RFC 3339, UTC.'

describe('the members of models', () => {
  test('have words, unless their name says it all', () => {
    const silent = members.filter(({ words }) => words === '' || words === justATime)
    const missing = silent.filter(({ name }) => !obvious.includes(name))
    expect(missing.map(({ schema, name }) => `${schema}.${name}`)).toEqual([])
    expect(members.length).toBeGreaterThan(1_100)
  })

  test('are exempt by names that are used', () => {
    const silent = new Set(
      members.filter(({ words }) => words === '' || words === justATime).map(({ name }) => name),
    )
    expect(obvious.filter((name) => !silent.has(name))).toEqual([])
  })

  test('that can be null in an answer say when', () => {
    const nullable = members.filter(
      ({ type, schema }) => type.includes('null') && !/Input$|Query$|Req$/.test(schema),
    )
    const unsaid = nullable.filter(({ words, schema }) => {
      return !words.includes('null') && !['Configurations', 'RegistryUpdate', 'RegistryPing'].includes(schema)
    })
    expect(unsaid.map(({ schema, name }) => `${schema}.${name}`)).toEqual([])
  })

  test('have words of people: whole sentences, of one style', () => {
    const odd = members.filter(({ words }) => words !== '' && !/(?:[.:…]|`|\*\*|@default.*)$/.test(words))
    expect(odd.map(({ schema, name, words }) => `${schema}.${name}: ${words}`)).toEqual([])
    const unwanted = members.filter(({ words }) => /recordings|\b(?:a|the) text\b|\{@/.test(words))
    expect(unwanted.map(({ schema, name, words }) => `${schema}.${name}: ${words}`)).toEqual([])
  })
})

function readMembers(file: URL): Member[] {
  const source = ts.createSourceFile('models.ts', readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)
  return source.statements.filter(ts.isInterfaceDeclaration).flatMap(({ name: schema, members }) =>
    members.filter(ts.isPropertySignature).map((member) => ({
      schema: schema.text,
      name: ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) ? member.name.text : '',
      type: member.type?.getText() ?? '',
      words: wordsOf(member),
    })),
  )
}

function wordsOf(member: ts.Node): string {
  const [comment] = ts.getLeadingCommentRanges(member.getFullText(), 0) ?? []
  if (comment === undefined) return ''
  return member
    .getFullText()
    .slice(comment.pos + 3, comment.end - 2)
    .replaceAll(/\s*\n\s*\*\s?/g, ' ')
    .trim()
}
