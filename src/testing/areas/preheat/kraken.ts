import type { Driver } from './driver'

/** Kraken is told of an image as of a push, and says no more. */
export const kraken: Driver = {
  healthPath: '/health',

  async preheat(provider, { url, repository, tag, digest }, state) {
    const id = state.newId().replaceAll('-', '')
    const event = {
      Id: id,
      TimeStamp: state.now(),
      Action: 'push',
      Target: {
        MediaType: 'application/vnd.docker.distribution.manifest.v2+json',
        ...{ Digest: digest, Repository: repository, Url: url, Tag: tag },
      },
      ...{ Request: null, Actor: null },
    }
    await provider.ask('POST', `${provider.endpoint}/registry/notifications`, { Events: [event] })
    return id
  },
}
