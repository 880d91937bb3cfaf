// Keeps a label on the images that are not signed, and deletes them if it is told to; see README.md.

import { createPublicKey } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { Harbor } from 'harborkit'
import { createWebhookReceiver, toNodeListener } from 'harborkit/webhooks'
import { readArguments } from '../tour/arguments'
import { complain, Gate } from './gate'
import { type Options, readOptions, usage } from './options'

const hour = 3_600_000

const ended = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => ended.abort())

const options = readArguments(readOptions, usage)
if (options) {
  try {
    await guard(options, ended.signal)
  } catch (error) {
    complain(error, 'sign-gate')
    process.exitCode = 1
  }
}

async function guard(options: Options, signal: AbortSignal): Promise<void> {
  const keys = await Promise.all(options.keyFiles.map(readKey))
  const harbor = Harbor.fromEnv()
  const gate = new Gate(harbor, keys, options)
  const receiver = createWebhookReceiver({ authorization: process.env.HOOK_SECRET ?? '' })
  // And for no PULL_ARTIFACT: to verify is to pull, so each would bring the next.
  receiver.on('PUSH_ARTIFACT', ({ event_data: { repository, resources } }) => {
    // Harbor waits 3 seconds for an answer: the work is done later.
    for (const pushed of resources) gate.pushed(repository.repo_full_name, pushed)
  })

  await gate.open()
  const server = createServer(toNodeListener(receiver)).listen(Number(process.env.PORT ?? 8080))
  await once(server, 'listening')
  console.log('listening on', server.address())
  while (!signal.aborted) {
    await gate.sweep(signal).catch((error) => signal.aborted || complain(error, 'The sweep'))
    await setTimeout(hour, undefined, { signal }).catch(() => {})
  }

  console.log('finishing what is in hand')
  server.close()
  await gate.close()
  await harbor.close()
}

/** @returns PEM */
async function readKey(file: string): Promise<string> {
  const key = createPublicKey(await readFile(file))
  return key.export({ type: 'spki', format: 'pem' }).toString()
}
