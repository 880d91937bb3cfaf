import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Auth } from '../core/auth'
import { readOptions, refuseUnknown } from '../core/settings'
import { HarborError } from '../errors/harbor-error'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { askHelper, type Login } from './credential-helper'

/** Where {@link authFromDockerConfig} looks. */
export interface DockerConfigOptions {
  /** The file. @default `config.json` in the directory `DOCKER_CONFIG`, or else in `~/.docker` */
  path?: string | undefined
}

/**
 * Reads what `docker login` has kept for a registry: in docker's `config.json`, or with the credential helper that it names
 * (`credHelpers` for the host, `credsStore` for all), which is run as `docker-credential-<name>`. Read once: after
 * another `docker login`, make a new client.
 *
 * @param host as docker knows it, with its port: `harbor.example.com`. Only this one is looked for, also where the file has its
 *   address: `https://harbor.example.com`
 * @returns a robot for a name that begins with `robot$`, else a user
 * @throws {@link HarborError} there is nothing for the host, the file or the helper cannot be read, or it is an identity token
 * @throws {@link InvalidArgumentError} the host is not one, or an option is not what it should be
 *
 * @example
 * const auth = await authFromDockerConfig('harbor.example.com')
 * const harbor = new Harbor({ url: 'https://harbor.example.com', auth })
 */
export async function authFromDockerConfig(host: string, options: DockerConfigOptions = {}): Promise<Auth> {
  if (typeof host !== 'string' || !/^[^\s/@?#]+$/.test(host)) {
    throw new InvalidArgumentError('host', "must be a host as docker knows it: 'harbor.example.com:8443'.")
  }
  refuseUnknown(readOptions(options), ['path'])
  const file = readPath(options.path) ?? defaultPath()
  const config = await readConfig(file)
  const helper = helperFor(config, host)
  const login =
    (helper === undefined ? undefined : await askHelper(helper, host)) ??
    loginIn(entryFor(memberOf(config, 'auths'), host), file)
  if (login === undefined)
    throw new HarborError(`${file} has no credentials for ${host}. Run: docker login ${host}`)
  // What a helper calls a user that is none (docker's `cli/config/credentials`).
  const { name, secret } = login
  if (name === '<token>') {
    throw new HarborError(`What is kept for ${host} is an identity token, which Harbor does not take.`)
  }
  return name.startsWith('robot$') ? { robot: name, secret } : { username: name, password: secret }
}

function readPath(path: string | undefined): string | undefined {
  if (path === undefined || (typeof path === 'string' && path !== '')) return path
  throw new InvalidArgumentError('path', 'must be the path of a file.')
}

function defaultPath(): string {
  // biome-ignore lint/style/noProcessEnv: docker's own variable, for docker's own file
  return join(process.env.DOCKER_CONFIG || join(homedir(), '.docker'), 'config.json')
}

/** Its errors never quote what is in the file. */
async function readConfig(file: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    throw new HarborError(`${file} cannot be read.`, { cause })
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new HarborError(`${file} is no JSON.`)
  }
}

/** An empty name excepts a host from the helper for all. */
function helperFor(config: unknown, host: string): string | undefined {
  const helpers = memberOf(config, 'credHelpers')
  return memberOf(helpers, host) === undefined ? textIn(config, 'credsStore') : textIn(helpers, host)
}

/** By the host; else by its address, which docker takes for it too (`cli/config/credentials`, `ConvertToHostname`). */
function entryFor(auths: unknown, host: string): unknown {
  const keys = Object.keys(Object(auths))
  const key = keys.includes(host) ? host : keys.find((key) => hostIn(key) === host)
  return memberOf(auths, key ?? host)
}

function hostIn(address: string): string | undefined {
  return address.replace(/^https?:\/\//, '').split('/')[0]
}

/** `auth` is name and password in base64; other tools write them as they are. */
function loginIn(entry: unknown, file: string): Login | undefined {
  const auth = textIn(entry, 'auth')
  if (auth !== undefined) {
    const [, name, secret] = /^([^:]+):(.+)$/s.exec(Buffer.from(auth, 'base64').toString('utf8')) ?? []
    if (name === undefined || secret === undefined)
      throw new HarborError(`${file} has an \`auth\` that is none.`)
    return { name, secret }
  }
  const [name, secret] = [textIn(entry, 'username'), textIn(entry, 'password')]
  return name === undefined || secret === undefined ? undefined : { name, secret }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}

function textIn(value: unknown, name: string): string | undefined {
  const member = memberOf(value, name)
  return typeof member === 'string' && member !== '' ? member : undefined
}
