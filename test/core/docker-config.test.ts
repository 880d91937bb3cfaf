import { describe, expect, test } from 'vitest'
import { type DockerLogin, dockerConfigJson, dockerConfigSecret, InvalidArgumentError } from '../../src/index'

const login: DockerLogin = { host: 'harbor.example.com', name: 'robot$demo+ci', secret: 'Sécret-1:x' }

const isNoHost = "host: must be a host as images name it: 'harbor.example.com'."
const isNoName = "name: is missing, or has ':' or control characters."

describe('what docker reads', () => {
  test('has the credentials of one registry', () => {
    expect(JSON.parse(dockerConfigJson(login))).toEqual({
      auths: {
        'harbor.example.com': { auth: Buffer.from('robot$demo+ci:Sécret-1:x', 'utf8').toString('base64') },
      },
    })
  })

  test('takes what a new robot is, and nothing else of it', () => {
    const robot = { id: 7, name: 'robot$ci', secret: 'Robot-Secret-1', location: '/api/v2.0/robots/7' }
    expect(dockerConfigJson({ host: 'harbor.example.com:8443', ...robot })).toBe(
      `{"auths":{"harbor.example.com:8443":{"auth":"${btoa('robot$ci:Robot-Secret-1')}"}}}`,
    )
  })

  test('is a Secret of Kubernetes, too', () => {
    const { data, ...secret } = dockerConfigSecret(login, { name: 'harbor', namespace: 'demo' })
    expect(secret).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'harbor', namespace: 'demo' },
      type: 'kubernetes.io/dockerconfigjson',
    })
    expect(Buffer.from(data['.dockerconfigjson'], 'base64').toString('utf8')).toBe(dockerConfigJson(login))
    expect(dockerConfigSecret(login, { name: 'harbor' }).metadata).toStrictEqual({ name: 'harbor' })
  })

  test.each<[string, unknown, string]>([
    ['no host', { host: '' }, isNoHost],
    ['a host that is missing', { host: undefined }, isNoHost],
    ['a URL for a host', { host: 'https://harbor.example.com' }, isNoHost],
    ['a path before the host', { host: '/harbor.example.com' }, isNoHost],
    ['a path behind the host', { host: 'harbor.example.com/demo' }, isNoHost],
    ['a name in the host', { host: 'jane@harbor.example.com' }, isNoHost],
    ['no name', { name: undefined }, isNoName],
    ['an empty name', { name: '' }, isNoName],
    ['a colon in the name', { name: 'a:b' }, isNoName],
    ['a colon before the name', { name: ':b' }, isNoName],
    ['a line break behind the name', { name: 'a\n' }, isNoName],
    ['no secret', { secret: '' }, 'secret: is missing.'],
    ['a secret that is kept from whoever lists robots', { secret: undefined }, 'secret: is missing.'],
  ])('is not made with %s', (_, change, message) => {
    const make = () => dockerConfigJson({ ...login, ...(change as Partial<DockerLogin>) })
    expect(make).toThrow(InvalidArgumentError)
    const argument = message.slice(0, message.indexOf(': '))
    expect(make).toThrow(expect.objectContaining({ message, argument }))
  })

  test.each(['', undefined])('is no Secret with the name %j', (name) => {
    expect(() => dockerConfigSecret(login, { name: name as string })).toThrow(
      expect.objectContaining({ message: 'metadata.name: is missing.', argument: 'metadata.name' }),
    )
  })
})
