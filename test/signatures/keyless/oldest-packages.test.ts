import { expect, test } from 'vitest'
import { rejection } from '../../core/connect'
import { testKeyless } from './keyless-suite'
import { signed, verify } from './signed-image'

testKeyless()

test('the oldest packages of Sigstore do not know what Rekor 2 logs, and the error says which do', async () => {
  const error = await rejection(verify(await signed(undefined, 2)))
  const reason = 'digest mismatch; what Rekor 2 has logged needs @sigstore/verify 4.1 or later'
  expect(error).toMatchObject({ code: 'LOG_INVALID', signatures: [{ reason }] })
})
