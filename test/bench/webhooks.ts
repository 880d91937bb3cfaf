// What a delivery costs from its body to its handler: verified, parsed, dispatched. `@octokit/webhooks` computes an HMAC
// where Harbor sends a secret, and checks no payload, where ours does: each does what its users call.
import assert from 'node:assert/strict'
import { createWebMiddleware, Webhooks } from '@octokit/webhooks'
import { webhookFixture } from '../../src/testing'
import type { WebhookReceiver, WebhookReceiverOptions, WebhookRequest } from '../../src/webhooks'
import type { Bench, Candidate } from './harness'
import { loadBuilt } from './load-built'

const secret = 'Bearer 3f9c0d51aa7e4b62'
const url = 'http://127.0.0.1/hooks/harbor'

/** The names of a deep repository and of a robot, as long as Harbor allows some of them to be: 1.5 kB. */
const oneResource = webhookFixture(
  'PUSH_ARTIFACT',
  {
    operator: `robot$platform+${'continuous-delivery-'.repeat(6)}`,
    event_data: {
      repository: { repo_full_name: `platform/${'services/payments/'.repeat(12)}api` },
      resources: [{ tag: `release-2026.11.23-${'3f1c7a52'.repeat(12)}` }],
    },
  },
  'Default',
)

const nineResources = webhookFixture(
  'PUSH_ARTIFACT',
  {
    event_data: { resources: Array.from({ length: 9 }, (_, index) => ({ tag: `1.4.${index}` })) },
  },
  'Default',
)

export async function open(): Promise<Bench> {
  const { createWebhookReceiver } = await loadBuilt('webhooks')
  const receive = (options: Partial<WebhookReceiverOptions> = {}) =>
    createWebhookReceiver({ authorization: secret, ...options })
  let count = 0
  const row = { blockSize: 500 }
  return {
    rows: [
      {
        ...row,
        name: 'one resource',
        ours: handle(receive(), oneResource),
        peers: [{ ...(await verifyAndReceive(oneResource)), budget: '>= 1.4' }],
      },
      {
        ...row,
        name: 'nine resources',
        ours: handle(receive(), nineResources),
        peers: [{ ...(await verifyAndReceive(nineResources)), budget: '>= 0.9' }],
      },
      {
        ...row,
        name: 'one resource, deduplicated',
        ours: handle(receive({ key: () => String(count++) }), oneResource),
        peers: [await verifyAndReceive(oneResource)],
      },
      {
        ...row,
        name: 'one resource, by fetch',
        ours: fetchOurs(receive(), oneResource),
        peers: [await fetchTheirs(oneResource)],
      },
    ],
    close: async () => {},
  }
}

/** Runs `deliver` once, and makes sure that the handler did. */
function candidate(name: string, prepare: (handler: () => void) => () => Promise<unknown>): Candidate {
  let handled = 0
  const deliver = prepare(() => {
    handled++
  })
  return {
    name,
    async run() {
      const before = handled
      await deliver()
      assert.equal(handled, before + 1)
    },
  }
}

function handle(receiver: WebhookReceiver, body: string): Candidate {
  const headers = new Map([
    ['authorization', secret],
    ['content-type', 'application/json'],
  ])
  const request: WebhookRequest = {
    method: 'POST',
    path: '/hooks/harbor',
    header: (name) => headers.get(name),
    read: () => body,
  }
  return candidate('harborkit', (handler) => {
    receiver.on('PUSH_ARTIFACT', handler)
    return () => receiver.handle(request)
  })
}

async function verifyAndReceive(payload: string): Promise<Candidate> {
  const webhooks = new Webhooks({ secret })
  const signature = await webhooks.sign(payload)
  return candidate('@octokit/webhooks', (handler) => {
    webhooks.on('push', handler)
    return () => webhooks.verifyAndReceive({ id: '1', name: 'push', payload, signature })
  })
}

function fetchOurs(receiver: WebhookReceiver, body: string): Candidate {
  const headers = { Authorization: secret, 'Content-Type': 'application/json' }
  return candidate('harborkit', (handler) => {
    receiver.on('PUSH_ARTIFACT', handler)
    return () => receiver.fetch(new Request(url, { method: 'POST', headers, body }))
  })
}

async function fetchTheirs(body: string): Promise<Candidate> {
  const webhooks = new Webhooks({ secret })
  const middleware = createWebMiddleware(webhooks, { path: '/hooks/harbor' })
  const headers = {
    'Content-Type': 'application/json',
    'X-GitHub-Event': 'push',
    'X-GitHub-Delivery': '1',
    'X-Hub-Signature-256': await webhooks.sign(body),
  }
  return candidate('@octokit/webhooks', (handler) => {
    webhooks.on('push', handler)
    return () => middleware(new Request(url, { method: 'POST', headers, body }))
  })
}
