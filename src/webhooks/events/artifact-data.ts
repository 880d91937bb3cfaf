import * as z from 'zod/mini'
import { loose } from './loose'
import { string } from './primitives'
import { type WebhookRepository, webhookRepository } from './repository'

/** What `PUSH_ARTIFACT`, `PULL_ARTIFACT` and `DELETE_ARTIFACT` tell. */
export interface ArtifactEventData {
  /** One. */
  resources: ArtifactResource[]
  repository: WebhookRepository
}

export interface ArtifactResource {
  digest: string
  /** A tag; **the digest** where there is none. `imageReference` tells the two apart. */
  tag: string
  /** Without a scheme: `host/project/app:v1`, or `host/project/app@sha256:…`. */
  resource_url: string
}

export const artifactEventData = loose({
  resources: z.array(loose({ digest: string, tag: string, resource_url: string })),
  repository: webhookRepository,
})
