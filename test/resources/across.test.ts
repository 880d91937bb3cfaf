import { describe, expect, test } from 'vitest'
import { Harbor, type HarborApiError, UnauthorizedError } from '../../src/index'
import { rejection } from '../core/connect'
import { countOf } from './script'

/** Projects by name with how many artifacts each has; a number below zero is a status instead. */
type Projects = Readonly<Record<string, number>>

function harborOf(projects: Projects): { harbor: Harbor; asked: string[]; aborted: () => number } {
  const asked: string[] = []
  let aborted = 0
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    retry: 0,
    fetch: async (url, { signal }) => {
      const { pathname, searchParams } = new URL(url)
      asked.push(pathname.replace('/api/v2.0', ''))
      signal?.addEventListener('abort', () => {
        aborted += 1
      })
      const [, name = ''] = /\/projects\/([^/]+)\/artifacts$/.exec(pathname) ?? []
      const rows =
        name === ''
          ? Object.keys(projects).map((name, index) => ({ name, project_id: index + 1 }))
          : Array.from({ length: projects[name] ?? 0 }, (_, index) => ({
              id: index + 1,
              repository_name: name,
            }))
      const status = -(projects[name] ?? 0)
      if (status > 0) return Response.json({ errors: [{ code: 'X', message: 'no' }] }, { status })
      return page(rows, searchParams)
    },
  })
  return { harbor, asked, aborted: () => aborted }
}

/** Newest first, below the key that is asked for. */
function page(rows: readonly { id?: number; project_id?: number }[], query: URLSearchParams): Response {
  const [, last] = /\[~(\d+)\]/.exec(query.get('q') ?? '') ?? []
  const below = last === undefined ? Number.POSITIVE_INFINITY : Number(last)
  const keyOf = ({ id, project_id }: { id?: number; project_id?: number }) => id ?? project_id ?? 0
  const left = rows.filter((row) => keyOf(row) <= below).sort((a, b) => keyOf(b) - keyOf(a))
  return Response.json(left.slice(0, Number(query.get('page_size'))), { headers: countOf(left) })
}

const namesOf = async (list: AsyncIterable<{ repository_name?: string }>) => {
  const names: (string | undefined)[] = []
  for await (const { repository_name } of list) names.push(repository_name)
  return names
}

describe('artifacts.listAll', () => {
  test('gives every artifact of every project, a project after the other', async () => {
    const { harbor } = harborOf({ a: 3, b: 0, c: 120, d: 1 })
    const names = await namesOf(harbor.artifacts.listAll())
    const runs = names.filter((name, index) => name !== names[index - 1])
    expect(names).toHaveLength(124)
    expect(runs).toEqual(['d', 'c', 'a'])
    expect(await harbor.artifacts.listAll({ projects: ['a', 'd'] }).all()).toHaveLength(4)
    expect(await harbor.artifacts.listAll({ projects: [] }).all()).toEqual([])
  })

  test('tells of a project that cannot be read, and goes on', async () => {
    const { harbor } = harborOf({ a: 2, b: -403, c: 1 })
    const heard: unknown[] = []
    const onError = (error: HarborApiError, project: string | number) => heard.push([project, error.status])
    expect(await namesOf(harbor.artifacts.listAll({ onError }))).toEqual(['c', 'a', 'a'])
    expect(heard).toEqual([['b', 403]])
  })

  test('ends at such a project where nobody hears of it, and at wrong credentials always', async () => {
    const { harbor } = harborOf({ a: 2, b: -403 })
    expect(await rejection(harbor.artifacts.listAll().all())).toMatchObject({ status: 403 })
    const { harbor: wrong } = harborOf({ a: -401, b: 1 })
    const onError = () => {}
    expect(await rejection(wrong.artifacts.listAll({ onError }).all())).toBeInstanceOf(UnauthorizedError)
  })

  test('asks for a few projects ahead, and leaves nothing behind', async () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`p${index}`, 1]))
    const { harbor, asked } = harborOf(many)
    for await (const { id } of harbor.artifacts.listAll()) {
      expect(id).toBe(1)
      break
    }
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(asked.length).toBeGreaterThan(3)
    expect(asked.length).toBeLessThan(12)
  })

  test.each([
    [{ projects: 'demo' }, 'projects'],
    [{ onError: 'log' }, 'onError'],
    [{ nonsense: 1 }, 'nonsense'],
  ])('refuses %o', async (options, argument) => {
    const { harbor, asked } = harborOf({})
    const list: PromiseLike<unknown> = Reflect.apply(harbor.artifacts.listAll, harbor.artifacts, [options])
    expect(await rejection(list)).toMatchObject({ argument })
    expect(asked).toEqual([])
  })
})
