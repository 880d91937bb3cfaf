import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { patches } from '../../scripts/patches'
import { defined, few, renamed } from '../../scripts/patches/definitions'
import {
  alwaysPresent,
  called,
  holds,
  maybeNull,
  mustBeGiven,
  neverNull,
  neverSent,
  notRead,
  oneOf,
  takesNull,
} from '../../scripts/patches/members'
import { answers, ignored, maybeEmpty, parameter, takes } from '../../scripts/patches/operations'
import { applyPatches, type Patch } from '../../scripts/patches/patch'
import { propertyOf, type Swagger } from '../../scripts/swagger'
import { answering, description } from './description'

const evidence = 'things.json'

test('the README says how many corrections there are', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  expect(readme).toContain(`${patches.length} corrections`)
})

describe('a patch', () => {
  test.each(patches)('$name: throws where there is nothing to correct', (patch) => {
    expect(() => applyPatches(withNothingToCorrect(), [patch])).toThrow(`'${patch.name}' no longer applies`)
  })

  test.each<[string, Patch, Swagger]>([
    ['a member that is there anyway', alwaysPresent('Thing', ['tags'], evidence), description()],
    ['a time, which is there anyway', alwaysPresent('Thing', ['at'], evidence), answering({ at: time })],
    ['a list that is no list', neverNull('Thing', ['id'], evidence), description()],
    [
      'a list that may be left out',
      neverNull('Thing', ['tags'], evidence),
      answering({ tags: optionalList }),
    ],
    ['a list that can be null anyway', maybeNull('Thing', ['tags'], evidence), description()],
    ['words for a number', oneOf('Thing', ['id'], ['a'], evidence), description()],
    ['numbers for a word', oneOf('Thing', ['word'], [1, 2], evidence), answering({ word: text })],
    ['the name of a word for a number', called('Thing', ['id'], 'Word', evidence), description()],
    ['a member that is so already', holds('Thing', 'id', number, 'a number', evidence), description()],
    ['a schema that is no word', few('Thing', ['a'], evidence), description()],
    ['a name that is taken', renamed('Thing', 'Errors', evidence), description()],
    ['a body that is another', takes('createThing', 'Errors', 'Thing', evidence), description()],
    ['a parameter that is gone', parameter('listThings', 'q', { required: true }, evidence), description()],
    ['parameters that are gone', ignored('listThings', ['page', 'q'], evidence), description()],
    ['a member that is gone', notRead('Thing', ['secret'], evidence), description()],
    ['an answer that is no string', answers('listThings', {}, 'anything', evidence), description()],
    ['a schema that is there', defined('Thing', {}, evidence), description()],
    ['an operation that is gone', maybeEmpty('deleteThing', evidence), description()],
  ])('is refused for %s', (_, patch, document) => {
    expect(() => applyPatches(document, [patch])).toThrow('no longer applies')
  })

  test.each<[string, Patch]>([
    ['alwaysPresent', alwaysPresent('Thing', ['id'], evidence)],
    ['neverNull', neverNull('Thing', ['tags'], evidence)],
    ['neverSent', neverSent('Thing', ['id'], evidence)],
    ['notRead', notRead('Thing', ['id'], evidence)],
    ['maybeNull', maybeNull('Thing', ['id'], evidence)],
    ['takesNull', takesNull('Thing', ['tags'], evidence)],
    ['mustBeGiven', mustBeGiven('Thing', ['id'], evidence)],
    ['oneOf', oneOf('Thing', ['id'], [1, 2], evidence)],
    ['holds', holds('Thing', 'id', text, 'a string', evidence)],
    ['renamed', renamed('Thing', 'Matter', evidence)],
    ['takes', takes('createThing', 'Thing', 'Errors', evidence)],
    ['parameter', parameter('listThings', 'page', { required: true }, evidence)],
    ['ignored', ignored('listThings', ['page', 'page_size'], evidence)],
    ['maybeEmpty', maybeEmpty('listThings', evidence)],
    ['defined', defined('Other', {}, evidence)],
  ])('of %s applies once', (_, patch) => {
    const document = description()
    applyPatches(document, [patch])
    expect(() => applyPatches(document, [patch])).toThrow('no longer applies')
  })

  test('of a new name changes every mention', () => {
    const document = description()
    applyPatches(document, [renamed('Thing', 'Matter', evidence)])
    expect(document.definitions).toHaveProperty('Matter')
    expect(JSON.stringify(document)).not.toContain('#/definitions/Thing')
  })

  test('says which member it could not correct', () => {
    const patch = alwaysPresent('Thing', ['id', 'name'], evidence)
    expect(() => applyPatches(description(), [patch])).toThrow('Thing.name')
  })

  test('corrects what it names and nothing else', () => {
    const document = description()
    applyPatches(document, [alwaysPresent('Thing', ['id'], evidence)])
    expect(propertyOf(document, 'Thing', 'id')).toMatchObject({ 'x-omitempty': false })
    expect(propertyOf(document, 'Thing', 'tags')).toEqual(propertyOf(description(), 'Thing', 'tags'))
  })
})

const text = { type: 'string' }
const number = { type: 'integer' }
const time = { type: 'string', format: 'date-time' }
const optionalList = { type: 'array', items: { type: 'string' }, 'x-omitempty': true }

/** No schema to correct, and those that patches add are there already. */
function withNothingToCorrect(): Swagger {
  const added = patches.flatMap(({ name }) => /^(\w+) defined$/.exec(name)?.slice(1) ?? [])
  return {
    ...description({ paths: {} }),
    definitions: Object.fromEntries(added.map((name) => [name, { type: 'boolean' }])),
  }
}
