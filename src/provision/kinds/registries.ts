import * as z from 'zod/mini'
import type { Registry } from '../../index'
import type { Kind } from '../engine/kind'

/** A registry endpoint, told from others by its `name`. Harbor has to reach it when it is made. */
export interface RegistryDescription {
  name: string
  /** `harbor`, `docker-hub`, `docker-registry`, … It cannot be changed. */
  type: string
  /** With its scheme: `https://harbor.example.com`. */
  url: string
  description?: string | undefined
  /** Whether any certificate will do. @default false */
  insecure?: boolean | undefined
  /** The CA that its certificate has to be of, as PEM. Since Harbor 2.15. */
  ca_certificate?: string | undefined
  credential?: {
    /** @default 'basic' */
    type?: 'basic' | 'oauth' | undefined
    access_key: string
    /**
     * Harbor never shows it, so it is not compared: it is sent when the endpoint is made, when anything else of it changes,
     * and when `rotate` names the endpoint. A plan can be made without it; `apply` needs it for an endpoint that is new or gets
     * another `url`.
     */
    access_secret?: string | undefined
  }
}

export const registrySchema = z.strictObject({
  name: z.string().check(z.minLength(1)),
  type: z.string().check(z.minLength(1)),
  url: z.string().check(z.regex(/^https?:\/\//, "must begin with 'http://' or 'https://'")),
  description: z.optional(z.string()),
  insecure: z.optional(z.boolean()),
  ca_certificate: z.optional(z.string()),
  credential: z.optional(
    z.strictObject({
      type: z.optional(z.enum(['basic', 'oauth'])),
      access_key: z.string(),
      access_secret: z.optional(z.string()),
    }),
  ),
})

const secretPath = 'credential.access_secret'

/** Registry endpoints: what is replicated to and from, and what caches fetch from. */
export const registries: Kind<RegistryDescription, Registry> = {
  kind: 'registries',
  list: ({ harbor }) => harbor.registries.list().all(),
  keyOf: ({ name }) => name,
  hidden: [secretPath],
  describe: ({ name, type, url, description = '', insecure = false, ca_certificate = '', credential }) => ({
    ...{ name, type, url, description, insecure, ca_certificate },
    ...(credential?.access_key && {
      credential: {
        type: credential.type === 'oauth' ? 'oauth' : 'basic',
        access_key: credential.access_key,
      },
    }),
  }),
  refuse: ({ type }, current) =>
    current === undefined || current.type === type
      ? undefined
      : { member: 'type', problem: `cannot be changed: it is '${current.type}'. Delete the endpoint first.` },
  lacks: ({ url, credential }, current) =>
    current?.url === url || credential === undefined || credential.access_secret !== undefined
      ? undefined
      : { member: secretPath, problem: 'is needed for an endpoint that is new or gets another `url`.' },
  due: (_current, rotate) => (rotate ? [{ path: secretPath, before: '(hidden)', after: '(secret)' }] : []),
  create: ({ harbor }, { credential, ...registry }) =>
    harbor.registries.create({
      ...registry,
      ...(credential && { credential: { type: 'basic', ...credential } }),
    }),
  update: ({ harbor }, { id, url: before }, { url, description, insecure, ca_certificate, credential }) =>
    harbor.registries.update(id, {
      ...{ description, insecure, ca_certificate },
      ...(url !== before && { url, access_secret: '' }),
      ...(credential && { credential_type: credential.type, access_key: credential.access_key }),
      ...(credential?.access_secret !== undefined && { access_secret: credential.access_secret }),
    }),
  delete: ({ harbor }, { id }) => harbor.registries.delete(id),
}
