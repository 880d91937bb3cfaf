import { expectTypeOf, test } from 'vitest'
import {
  type HarborApiError,
  type HarborError,
  isHarborError,
  type NotFoundError,
  RateLimitError,
  ServerError,
} from '../../src/index'

declare const error: unknown

test('isHarborError narrows, by a name to its class', () => {
  if (isHarborError(error)) expectTypeOf(error).toEqualTypeOf<HarborError>()
  if (isHarborError(error, 'NotFoundError')) expectTypeOf(error).toEqualTypeOf<NotFoundError>()
  if (isHarborError(error, 'HarborApiError')) expectTypeOf(error).toEqualTypeOf<HarborApiError>()
  if (isHarborError(error, 'HarborJobError')) expectTypeOf(error.jobStatus).toEqualTypeOf<string>()
  if (isHarborError(error, 'WebhookError')) expectTypeOf(error.path).toEqualTypeOf<string | undefined>()
  // @ts-expect-error there is no such class
  isHarborError(error, 'NotFound')
  expectTypeOf([error].filter(isHarborError)).toEqualTypeOf<HarborError[]>()
})

test('an error of an answer is made of its status', () => {
  new ServerError('it failed', { status: 503 })
  new RateLimitError('it failed', { status: 429 })
  // @ts-expect-error what status?
  new ServerError('it failed', {})
})
