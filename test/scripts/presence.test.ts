import { describe, expect, test } from 'vitest'
import { separateDirections } from '../../scripts/directions'
import { asAnswer, asRequest } from '../../scripts/presence'
import type { Schema } from '../../scripts/schema'
import { definitionOf } from '../../scripts/swagger'
import { description, operation, ref } from './description'

const text = { type: 'string' }
const time = { type: 'string', format: 'date-time' }
const list = { type: 'array', items: text }
const map = { type: 'object', additionalProperties: text }
const kept = { 'x-omitempty': false }
const pointer = { 'x-nullable': true }

describe('a member of an answer', () => {
  test.each<[string, Schema, 'there' | 'perhaps', 'null' | 'not null']>([
    ['a scalar', text, 'perhaps', 'not null'],
    ['a scalar that is kept', { ...text, ...kept }, 'there', 'not null'],
    ['a pointer', { ...text, ...pointer }, 'perhaps', 'not null'],
    ['a pointer, spelled the other way', { ...text, 'x-isnullable': true }, 'perhaps', 'not null'],
    ['a pointer that is kept', { ...text, ...pointer, ...kept }, 'there', 'null'],
    ['a list', list, 'there', 'null'],
    ['a list that is left out', { ...list, 'x-omitempty': true }, 'perhaps', 'not null'],
    ['a list that is never nil', { ...list, 'x-never-null': true }, 'there', 'not null'],
    ['a map', map, 'perhaps', 'not null'],
    ['a map that is kept', { ...map, ...kept }, 'there', 'null'],
    ['a reference', ref('Thing'), 'perhaps', 'not null'],
    ['a reference that is kept', { ...ref('Thing'), ...kept }, 'there', 'null'],
    ['a map that may be null where it is', { ...map, 'x-maybe-null': true }, 'perhaps', 'null'],
    ['a scalar that requests must have', { ...text, 'x-asked-for': true }, 'perhaps', 'not null'],
    ['a time', time, 'there', 'not null'],
    ['a time to be left out, which no struct is', { ...time, 'x-omitempty': true }, 'there', 'not null'],
    ['a time behind a pointer', { ...time, ...pointer }, 'perhaps', 'not null'],
  ])('%s', (_, declared, presence, nullability) => {
    const { required = [], properties } = asAnswer({ type: 'object', properties: { member: declared } })
    expect(required.includes('member')).toBe(presence === 'there')
    expect(properties?.member?.['x-nullable'] === true).toBe(nullability === 'null')
  })

  test('is gone when the server never sends it', () => {
    const answer = asAnswer({
      type: 'object',
      properties: { id: text, secret: { ...text, 'x-never-sent': true } },
    })
    expect(answer).toEqual({ type: 'object', properties: { id: text } })
  })

  test('that was required stays so', () => {
    expect(asAnswer({ type: 'object', required: ['id'], properties: { id: text } }).required).toEqual(['id'])
  })
})

describe('a member of a request', () => {
  test('is required where nothing can be done without it', () => {
    const { required, properties } = asRequest(
      { type: 'object', properties: { name: { ...text, 'x-asked-for': true }, note: text } },
      new Map(),
    )
    expect(required).toEqual(['name'])
    expect(properties).toEqual({ name: text, note: text })
  })

  test.each<[string, Schema, boolean]>([
    ['a list', list, false],
    ['a scalar that is kept in answers', { ...text, ...kept }, false],
    ['a pointer', { ...text, ...pointer }, true],
    ['a reference to a pointer', { ...ref('Thing'), ...pointer }, true],
  ])('is not required: %s', (_, declared, nullable) => {
    const { required, properties } = asRequest(
      { type: 'object', properties: { member: declared } },
      new Map(),
    )
    expect(required).toBeUndefined()
    expect(properties?.member?.['x-nullable'] === true).toBe(nullable)
  })

  test('keeps its reference when it can be null', () => {
    const { properties } = asRequest({ properties: { member: { ...ref('Thing'), ...pointer } } }, new Map())
    expect(properties?.member?.allOf).toEqual([ref('Thing')])
  })
})

describe('a schema of both directions', () => {
  test('becomes two where they differ', () => {
    const { document, requested } = separateDirections(description())
    expect(definitionOf(document, 'Thing').required).toEqual(['tags'])
    expect(definitionOf(document, 'ThingInput').required).toBeUndefined()
    expect(operation(document, '/things', 'post').parameters).toMatchObject([{ schema: ref('ThingInput') }])
    expect(operation(document, '/things', 'get').responses['200']).toMatchObject({
      schema: { items: ref('Thing') },
    })
    expect([...requested]).toEqual(['ThingInput'])
  })

  test('becomes two where only something inside it differs', () => {
    const document = description()
    document.definitions.Thing = { type: 'object', properties: { inner: ref('Inner') } }
    document.definitions.Inner = { type: 'object', properties: { tags: list } }
    const { definitions } = separateDirections(document).document
    expect(definitions.ThingInput?.properties).toEqual({ inner: ref('InnerInput') })
    expect(definitions.Thing?.properties).toEqual({ inner: ref('Inner') })
  })

  test('stays one where they do not', () => {
    const document = description()
    document.definitions.Thing = { type: 'object', properties: { id: { type: 'integer' } } }
    expect(Object.keys(separateDirections(document).document.definitions)).toEqual(['Thing'])
  })

  test('is left out when no operation uses it', () => {
    const document = description()
    document.definitions.Unused = { type: 'object' }
    expect(Object.keys(separateDirections(document).document.definitions)).not.toContain('Unused')
  })

  test('never takes the name of another', () => {
    const document = description()
    document.definitions.ThingInput = { type: 'object' }
    expect(() => separateDirections(document)).toThrow('ThingInput')
  })
})
