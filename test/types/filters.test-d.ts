import { describe, test } from 'vitest'
import { allOf, anyOf, between, type Filter, Harbor, like } from '../../src/index'

const harbor = new Harbor({ url: 'https://harbor.example.com' })

describe('the columns of a list', () => {
  test('are known to `q` as an object, each with its type', () => {
    harbor.artifacts.list('demo/app', { q: { tags: like('v1'), push_time: between(undefined, new Date()) } })
    harbor.artifacts.list('demo/app', {
      q: { labels: allOf(4), type: anyOf('IMAGE', 'CHART'), size: undefined },
    })
    // @ts-expect-error of labels Harbor takes `allOf` only
    harbor.artifacts.list('demo/app', { q: { labels: 4 } })
    // @ts-expect-error a misspelt column, which Harbor would ignore
    harbor.artifacts.list('demo/app', { q: { tag: 'v1' } })
    // @ts-expect-error a column of another list
    harbor.labels.list({ q: { push_time: new Date() } })
    // @ts-expect-error a size is a number
    harbor.artifacts.list('demo/app', { q: { size: 'large' } })
  })

  test('are known to `sort` as a list', () => {
    harbor.artifacts.list('demo/app', { sort: ['-push_time', 'id'] })
    // @ts-expect-error a misspelt column
    harbor.artifacts.list('demo/app', { sort: ['-pushed'] })
    // @ts-expect-error a column that `q` knows and `sort` does not
    harbor.artifacts.list('demo/app', { sort: ['tags'] })
  })

  test('are not checked in a string, which goes as it is', () => {
    harbor.artifacts.list('demo/app', { q: 'tag=v1', sort: '-pushed' })
  })

  test('may have any name that begins as the list says', () => {
    harbor.webhookPolicies.executions('demo', 4, { q: { 'extra_attrs.event_type': 'PUSH_ARTIFACT' } })
    // @ts-expect-error of no such kind
    harbor.webhookPolicies.executions('demo', 4, { q: { 'extra.event_type': 'PUSH_ARTIFACT' } })
  })

  test('may be of any list in a filter that is made elsewhere', () => {
    const q: Filter = { name: like('api') }
    harbor.projects.list({ q })
    harbor.labels.list({ q })
  })
})
