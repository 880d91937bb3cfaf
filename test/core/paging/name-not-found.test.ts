import { expect, test } from 'vitest'
import { nameNotFound } from '../../../src/core/paging/name-not-found'
import { readSettings } from '../../../src/core/settings'
import { NotFoundError } from '../../../src/index'

const settings = readSettings({ url: 'https://harbor.example.com/x' })

test('a name that a list does not have is an error of that list, without an answer of 404', () => {
  const error = nameNotFound(settings, "no policy is named 'nightly'", {
    operation: 'ListWebhookPoliciesOfProject',
    path: { project_name_or_id: 'demo' },
  })
  expect(error).toBeInstanceOf(NotFoundError)
  const path = '/x/api/v2.0/projects/demo/webhook/policies'
  expect(error).toMatchObject({
    message: `GET ${path}: no policy is named 'nightly'`,
    status: 404,
    errors: [],
    requestId: undefined,
    operation: 'ListWebhookPoliciesOfProject',
    method: 'GET',
    path,
    outcome: 'refused',
  })
})

test('it names the request that looked for the name, where it was one', () => {
  const error = nameNotFound(settings, "no user is named 'jane'", {
    operation: 'searchUsers',
    response: new Response('[]', { headers: { 'x-request-id': 'abc-1' } }),
  })
  expect(error).toMatchObject({
    message: "GET /x/api/v2.0/users/search: no user is named 'jane' (request abc-1)",
    requestId: 'abc-1',
  })
})
