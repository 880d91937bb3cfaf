import { expect, test, vi } from 'vitest'
import { rejection } from '../../core/connect'
import { testKeyless } from './keyless-suite'
import { alice } from './made-sigstore'
import { signed, verify } from './signed-image'

// Under other names, as the oldest Node that is supported gets the older ones.
vi.mock('@sigstore/bundle', () => import('sigstore-bundle-5'))
vi.mock('@sigstore/verify', () => import('sigstore-verify-4'))

testKeyless()

test('the newest packages of Sigstore verify what Rekor 2 has logged', async () => {
  const { signatures } = await verify(await signed(undefined, 2))
  expect(signatures).toMatchObject([{ identity: alice }])
})

test('they refuse what Rekor 2 has logged of another statement', async () => {
  const image = await signed(({ dsseEnvelope }, image) => {
    const statement = { ...image.statement, predicate: { more: 1 } }
    dsseEnvelope.payload = Buffer.from(JSON.stringify(statement)).toString('base64')
  }, 2)
  expect(await rejection(verify(image))).toMatchObject({ code: 'LOG_INVALID' })
})
