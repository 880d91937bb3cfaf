import { describe, expect, test } from 'vitest'
import { describeRequest, pathOf } from '../../../src/core/answer/answer'

const api = 'https://harbor.example.com/api/v2.0/projects'

describe('what an error calls a request', () => {
  test.each([
    ['', 'GET /api/v2.0/projects'],
    ['?name=secret', 'GET /api/v2.0/projects'],
    ['?page=12&page_size=3', 'GET /api/v2.0/projects (page 12)'],
    ['?page_size=3&page=2', 'GET /api/v2.0/projects (page 2)'],
    ['?mypage=2', 'GET /api/v2.0/projects'],
    ['?page=x', 'GET /api/v2.0/projects'],
    ['?q=project_id%3D%5B~41%5D&sort=-project_id', 'GET /api/v2.0/projects (project_id=[~41])'],
    ['?sort=id&q=id%3D%5B42~%5D', 'GET /api/v2.0/projects (id=[42~])'],
    ['?q=id%3D%5B42~99%5D%2Cname%3Dx', 'GET /api/v2.0/projects (id=[42~99])'],
    ['?page=3&q=id%3D%5B42~99%5D', 'GET /api/v2.0/projects (page 3)'],
    ['?myq=id%3D%5B42~99%5D', 'GET /api/v2.0/projects'],
    ['?q=id%3D%5Ba~b%5D', 'GET /api/v2.0/projects'],
    ['?q=id%3D42', 'GET /api/v2.0/projects'],
  ])('has of %j no more than where in a list it is', (query, described) => {
    expect(describeRequest({ method: 'GET', url: api + query })).toBe(described)
  })
})

test.each([
  [`${api}?x=/y`, '/api/v2.0/projects'],
  ['http://[::1]:8080/', '/'],
  ['https://harbor.example.com/a//b', '/a//b'],
])('the path of %s is %s', (url, path) => {
  expect(pathOf(url)).toBe(path)
})
