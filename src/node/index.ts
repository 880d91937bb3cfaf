/**
 * What only Node can do: a `fetch` with a CA, a client certificate or a proxy of one's own, and docker's credentials.
 *
 * @module
 */
export { type CreatedFetch, createFetch, type FetchOptions, type Pem } from './create-fetch'
export { authFromDockerConfig, type DockerConfigOptions } from './docker-config'
