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
export type { operations, paths } from '../../generated/schema'
export { type RawClient, rawClient } from './raw-client'
