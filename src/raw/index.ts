export type {
  Client,
  ClientMethod,
  FetchOptions,
  FetchResponse,
  MethodResponse,
  Middleware,
  MiddlewareCallbackParams,
  ParseAs,
} from 'openapi-fetch'
export type { Failure, operations, paths } from '../../generated/schema'
export { type RawClient, rawClient } from './raw-client'
