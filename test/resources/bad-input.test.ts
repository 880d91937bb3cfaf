import { describe, expect, test } from 'vitest'
import { Resource } from '../../src/core/call/resource'
import { Harbor, InvalidArgumentError } from '../../src/index'
import { callMethod, methods } from './methods'

/** A client that sends nothing, and what it would have sent. */
function offline(): { harbor: Harbor; sent: string[] } {
  const sent: string[] = []
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    retry: 0,
    fetch: async (url) => {
      sent.push(url)
      throw new TypeError('offline')
    },
  })
  return { harbor, sent }
}

const { harbor: specimen } = offline()

test('every method of every resource is here', () => {
  const all = Object.entries(specimen).flatMap(([resource, value]) =>
    methodNamesOf(Object.getPrototypeOf(value)).map((method) => `${resource}.${method}`),
  )
  expect(all.length).toBeGreaterThan(0)
  expect(Object.keys(methods).sort()).toEqual(all.sort())
})

/** Its own and those that it inherits, up to what all resources are made of. */
function methodNamesOf(prototype: object): string[] {
  if (prototype === Resource.prototype) return []
  const own = Object.getOwnPropertyNames(prototype).filter((method) => method !== 'constructor')
  return [...own, ...methodNamesOf(Object.getPrototypeOf(prototype))]
}

/** What comes of a method. */
async function outcomeOf(harbor: Harbor, method: string, given: readonly unknown[]): Promise<unknown> {
  return callMethod(harbor, method, given).then(
    () => 'a value',
    (error: unknown) => error,
  )
}

describe.each(Object.entries(methods))('%s', (method, { arguments: given, optionsNeeded = false }) => {
  const good = given.map((argument) => argument.good)

  test('sends a request for what it should be given', async () => {
    const { harbor, sent } = offline()
    await outcomeOf(harbor, method, good)
    expect(sent).toHaveLength(1)
  })

  test(`may ${optionsNeeded ? 'not ' : ''}be called without options`, async () => {
    const { harbor, sent } = offline()
    await outcomeOf(harbor, method, good.slice(0, -1))
    expect(sent).toHaveLength(optionsNeeded ? 0 : 1)
  })

  const bad = given.flatMap((argument, index) =>
    argument.bad.map(([value, name]): [number, unknown, string] => [index + 1, value, name]),
  )
  test.each(bad)('refuses as argument %d: %j, by the name of %s', async (position, value, name) => {
    const { harbor, sent } = offline()
    const error = await outcomeOf(harbor, method, Object.assign([...good], { [position - 1]: value }))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(error).toMatchObject({ argument: name })
    expect(sent).toEqual([])
  })
})
