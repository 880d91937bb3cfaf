import { describe, expect, test } from 'vitest'
import { type DockerLogin, dockerConfigJson, dockerConfigSecret, InvalidArgumentError } from '../../src/index'

const login: DockerLogin = { host: 'harbor.example.com', name: 'robot$demo+ci', secret: 'Sécret-1:x' }

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
    expect(dockerConfigSecret(login, { name: 'harbor' }).metadata).toEqual({ name: 'harbor' })
  })

  test.each<[string, unknown, string]>([
    ['no host', { host: '' }, 'host'],
    ['a URL for a host', { host: 'https://harbor.example.com' }, 'host'],
    ['no name', { name: undefined }, 'name'],
    ['a colon in the name', { name: 'a:b' }, 'name'],
    ['no secret', { secret: '' }, 'secret'],
    ['a secret that is kept from whoever lists robots', { secret: undefined }, 'secret'],
  ])('is not made with %s', (_, change, argument) => {
    const make = () => dockerConfigJson({ ...login, ...(change as Partial<DockerLogin>) })
    expect(make).toThrow(InvalidArgumentError)
    expect(make).toThrow(expect.objectContaining({ argument }))
    expect(make).not.toThrow(/Sécret/)
  })

  test('is no Secret without a name', () => {
    expect(() => dockerConfigSecret(login, { name: '' })).toThrow(
      expect.objectContaining({ argument: 'metadata.name' }),
    )
  })
})
