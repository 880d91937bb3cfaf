import { describe, expect, test } from 'vitest'
import { patches } from '../../scripts/patches'
import {
  alwaysPresent,
  answers,
  applyPatches,
  defined,
  maybeEmpty,
  neverNull,
  neverSent,
  notRead,
  oneOf,
  type Patch,
} from '../../scripts/patches/patch'
import { propertyOf, type Swagger } from '../../scripts/swagger'
import { answering, description } from './description'

const evidence = 'things.json'

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
    ['words for a number', oneOf('Thing', ['id'], ['a'], evidence), description()],
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
    ['maybeEmpty', maybeEmpty('listThings', evidence)],
    ['defined', defined('Other', {}, evidence)],
  ])('of %s applies once', (_, patch) => {
    const document = description()
    applyPatches(document, [patch])
    expect(() => applyPatches(document, [patch])).toThrow('no longer applies')
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

const time = { type: 'string', format: 'date-time' }
const optionalList = { type: 'array', items: { type: 'string' }, 'x-omitempty': true }

/** No schema to correct, and those that patches add are there already. */
function withNothingToCorrect(): Swagger {
  const added = [
    'ProjectUpdateReq',
    'VulnerabilityReport',
    'ReportedVulnerability',
    'CVSS',
    'VulnerabilityReports',
  ]
  return {
    ...description({ paths: {} }),
    definitions: Object.fromEntries(added.map((name) => [name, { type: 'string' }])),
  }
}
