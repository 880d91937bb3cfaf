import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dockerConfigJson, HarborError, InvalidArgumentError } from '../../src/index'
import { authFromDockerConfig } from '../../src/node/index'
import { rejection } from '../core/connect'

const host = 'harbor.example.com'
let directory: string
let path: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'harborkit-docker-'))
  path = join(directory, 'config.json')
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(directory, { recursive: true })
})

const write = (config: unknown) =>
  writeFile(path, typeof config === 'string' ? config : JSON.stringify(config))

/** Puts a program on the PATH that is run as docker runs it. */
async function helper(name: string, script: string): Promise<void> {
  const file = join(directory, `docker-credential-${name}`)
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
  vi.stubEnv('PATH', `${directory}${delimiter}${process.env.PATH}`)
}

describe('what docker has kept', () => {
  test.each([
    ['jane', { username: 'jane', password: 'Sécret:1' }],
    ['robot$demo+ci', { robot: 'robot$demo+ci', secret: 'Sécret:1' }],
  ])('for %s is what `dockerConfigJson` writes', async (name, auth) => {
    await write(dockerConfigJson({ host, name, secret: 'Sécret:1' }))
    expect(await authFromDockerConfig(host, { path })).toEqual(auth)
  })

  test('may be a name and a password as they are', async () => {
    await write({ auths: { [host]: { username: 'jane', password: 'Secret-1' } } })
    expect(await authFromDockerConfig(host, { path })).toEqual({ username: 'jane', password: 'Secret-1' })
  })

  test.each([`https://${host}`, `https://${host}/v1/`, `http://${host}`, `${host}/v2/`])(
    'may be under %s, as older programs and `kubectl create secret` write it',
    async (key) => {
      await write({ auths: { 'https://index.docker.io/v1/': {}, [key]: { auth: btoa('jane:Secret-1') } } })
      expect(await authFromDockerConfig(host, { path })).toEqual({ username: 'jane', password: 'Secret-1' })
      expect(String(await rejection(authFromDockerConfig('example.com', { path })))).toContain('docker login')
    },
  )

  test('is read from the host itself before its address', async () => {
    const auths = {
      [`https://${host}`]: { auth: btoa('old:Old-1') },
      [host]: { auth: btoa('jane:Secret-1') },
    }
    await write({ auths })
    expect(await authFromDockerConfig(host, { path })).toEqual({ username: 'jane', password: 'Secret-1' })
  })

  test('is in the directory that docker uses', async () => {
    await write(dockerConfigJson({ host, name: 'jane', secret: 'Secret-1' }))
    vi.stubEnv('DOCKER_CONFIG', directory)
    expect(await authFromDockerConfig(host)).toEqual({ username: 'jane', password: 'Secret-1' })
    vi.stubEnv('DOCKER_CONFIG', '')
    vi.stubEnv('HOME', directory)
    expect(String(await rejection(authFromDockerConfig(host)))).toContain(
      join(directory, '.docker', 'config.json'),
    )
  })

  test.each(['example.com', 'a.harbor.example.com', 'harbor.example.com:8443', 'toString', '__proto__'])(
    'is for one host: not for %s',
    async (other) => {
      await write({ auths: { [host]: { auth: btoa('jane:Secret-1') } }, credHelpers: {} })
      const error = await rejection(authFromDockerConfig(other, { path }))
      expect(error).toBeInstanceOf(HarborError)
      expect(String(error)).toContain(`docker login ${other}`)
    },
  )
})

describe.skipIf(process.platform === 'win32')('a credential helper', () => {
  const answer = (name: string, secret: string) =>
    `read -r host; [ "$1" = get ] && [ "$host" = ${host} ] && echo '{"ServerURL":"${host}","Username":"${name}","Secret":"${secret}"}'`

  test('is asked where the file names one for the host', async () => {
    await helper('vault', answer('robot$ci', 'From-Helper-1'))
    await write({
      credHelpers: { [host]: 'vault' },
      credsStore: 'other',
      auths: { [host]: { auth: btoa('a:b') } },
    })
    expect(await authFromDockerConfig(host, { path })).toEqual({ robot: 'robot$ci', secret: 'From-Helper-1' })
  })

  test('is asked where the file names one for all hosts', async () => {
    await helper('store', answer('jane', 'From-Store-1'))
    await write({ credsStore: 'store', auths: { [host]: {} } })
    expect(await authFromDockerConfig(host, { path })).toEqual({ username: 'jane', password: 'From-Store-1' })
  })

  test('is not asked for a host that the file excepts', async () => {
    await write({
      credsStore: 'nowhere-at-all',
      credHelpers: { [host]: '' },
      auths: { [host]: { auth: btoa('jane:In-File-1') } },
    })
    expect(await authFromDockerConfig(host, { path })).toEqual({ username: 'jane', password: 'In-File-1' })
  })

  test('that has nothing leaves it to the file', async () => {
    await helper('store', 'echo credentials not found in native keychain; exit 1')
    await write({ credsStore: 'store', auths: { [host]: { auth: btoa('jane:In-File-1') } } })
    expect(await authFromDockerConfig(host, { path })).toEqual({ username: 'jane', password: 'In-File-1' })
  })

  test.each([
    ['fails', 'echo Hush-1 >&2; exit 3', 'docker-credential-vault failed (3).'],
    ['is killed', 'kill -9 $$', 'docker-credential-vault failed (SIGKILL).'],
    [
      'answers no JSON',
      'echo Hush-1',
      'docker-credential-vault answered with something else than credentials.',
    ],
    ['answers a list', "echo '[]'", 'docker-credential-vault answered with something else than credentials.'],
    ['answers null', 'echo null', 'docker-credential-vault answered with something else than credentials.'],
    [
      'answers without a secret',
      'echo \'{"Username":"jane","Secret":""}\'',
      'something else than credentials.',
    ],
    [
      'gives an identity token',
      answer('<token>', 'Hush-1'),
      'is an identity token, which Harbor does not take.',
    ],
  ])('that %s is an error, which repeats nothing of it', async (_, script, message) => {
    await helper('vault', script)
    await write({ credHelpers: { [host]: 'vault' } })
    const error = await rejection(authFromDockerConfig(host, { path }))
    expect(error).toBeInstanceOf(HarborError)
    expect(String(error)).toContain(message)
    expect(String(error)).not.toContain('Hush')
  })

  test('that is not there is an error', async () => {
    await write({ credHelpers: { [host]: 'nowhere-at-all' } })
    expect(String(await rejection(authFromDockerConfig(host, { path })))).toContain(
      'docker-credential-nowhere-at-all failed (ENOENT).',
    )
  })

  test.each(['../evil', 'a b', 'a;b', '$(x)'])('is never run by the name %s', async (name) => {
    await write({ credHelpers: { [host]: name } })
    expect(String(await rejection(authFromDockerConfig(host, { path })))).toContain(
      'name of the credential helper',
    )
  })
})

test.each([
  ['is not there', undefined, 'cannot be read'],
  ['is no JSON', '{"auths": {"harbor.example.com": {"auth": "Hush', 'is no JSON'],
  ['is a list', '[]', 'docker login'],
  ['has an auth that is none', { auths: { [host]: { auth: btoa('Hush') } } }, 'has an `auth` that is none'],
])('a file that %s is an error, which repeats nothing of it', async (_, config, message) => {
  if (config !== undefined) await write(config)
  const error = await rejection(authFromDockerConfig(host, { path }))
  expect(error).toBeInstanceOf(HarborError)
  expect(String(error)).toContain(message)
  expect(String(error)).toContain(path)
  expect(String(error)).not.toContain('Hush')
})

test.each(['', 'https://harbor.example.com', 'harbor.example.com/demo', 'me@harbor.example.com'])(
  '%j is no host',
  async (given) => {
    const error = await rejection(authFromDockerConfig(given, { path }))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(error).toMatchObject({ argument: 'host' })
  },
)

test.each([
  ['paht', { paht: '/etc/docker.json' }],
  ['path', { path: 3 }],
  ['path', { path: '' }],
  ['options', null],
])('refuses %s among its options: %j', async (argument, options) => {
  const error = await rejection(authFromDockerConfig(host, options as never))
  expect(error).toBeInstanceOf(InvalidArgumentError)
  expect(error).toMatchObject({ argument })
})

test('a file is only read', async () => {
  await write(dockerConfigJson({ host, name: 'jane', secret: 'Secret-1' }))
  const before = await readFile(path, 'utf8')
  await authFromDockerConfig(host, { path })
  expect(await readFile(path, 'utf8')).toBe(before)
})
