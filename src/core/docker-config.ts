import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { encodeBase64 } from './auth'

/** A registry, and who pulls from it. */
export interface DockerLogin {
  /** As it stands in image references, with its port: `harbor.example.com`. */
  host: string
  /** Of a robot or a user: `robot$demo+ci`. */
  name: string
  secret: string
}

/**
 * Writes docker's `config.json` with the credentials of one registry, for docker, containerd, buildah, crane and others.
 * Sends nothing, and writes no file: the string has the secret in it.
 *
 * @throws {@link InvalidArgumentError} a part is missing, or is no host or name
 *
 * @example A new robot, for a build
 * const robot = await harbor.robots.create({ … })
 * await writeFile('config.json', dockerConfigJson({ host: 'harbor.example.com', ...robot }), { mode: 0o600 })
 */
export function dockerConfigJson(login: DockerLogin): string {
  const { host, name, secret }: Partial<DockerLogin> = login ?? {}
  if (typeof host !== 'string' || !/^[^\s/@?#]+$/.test(host)) {
    throw new InvalidArgumentError('host', "must be a host as images name it: 'harbor.example.com'.")
  }
  if (typeof name !== 'string' || !/^[^:\p{Cc}]+$/u.test(name)) {
    throw new InvalidArgumentError('name', "is missing, or has ':' or control characters.")
  }
  if (typeof secret !== 'string' || secret === '') throw new InvalidArgumentError('secret', 'is missing.')
  return JSON.stringify({ auths: { [host]: { auth: encodeBase64(`${name}:${secret}`) } } })
}

/** A Secret of Kubernetes, as its API takes it. */
export interface DockerConfigSecret {
  apiVersion: 'v1'
  kind: 'Secret'
  metadata: { name: string; namespace?: string }
  type: 'kubernetes.io/dockerconfigjson'
  /** In base64, as Kubernetes keeps it. */
  data: { '.dockerconfigjson': string }
}

/**
 * The same as a Secret of Kubernetes, for `imagePullSecrets`. As JSON it is a manifest that `kubectl apply` takes.
 *
 * @param metadata how the Secret is called, and in which namespace it is. @default the namespace of whoever applies it
 * @throws {@link InvalidArgumentError} a part is missing, or is no host or name
 *
 * @example
 * const secret = dockerConfigSecret({ host, ...robot }, { name: 'harbor', namespace: 'demo' })
 * await writeFile('secret.json', JSON.stringify(secret), { mode: 0o600 })
 */
export function dockerConfigSecret(
  login: DockerLogin,
  metadata: { name: string; namespace?: string | undefined },
): DockerConfigSecret {
  const { name, namespace }: Partial<typeof metadata> = metadata ?? {}
  if (typeof name !== 'string' || name === '') throw new InvalidArgumentError('metadata.name', 'is missing.')
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, ...(namespace !== undefined && { namespace }) },
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': encodeBase64(dockerConfigJson(login)) },
  }
}
