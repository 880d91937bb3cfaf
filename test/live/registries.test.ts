import { expect, test } from 'vitest'
import { InvalidArgumentError, NotFoundError } from '../../src/index'
import { describeLive, unique } from './describe-live'

describeLive('registry endpoints', (live) => {
  test('are of types that Harbor knows, made, changed and deleted', async () => {
    const { registries } = live.harbor
    expect(await registries.types()).toContain('harbor')
    expect(await registries.providers()).toMatchObject({ 'docker-hub': expect.anything() })

    // This Harbor itself: there is one that answers.
    const { username: access_key, password: access_secret } = live.admin
    const name = unique('endpoint')
    live.later(() => registries.delete(name))
    const credential = { type: 'basic', access_key, access_secret } as const
    const { id } = await registries.create({
      ...{ name, type: 'harbor', url: live.url, insecure: true, credential },
    })
    expect((await registries.list({ name }).all()).map((one) => one.id)).toEqual([id])
    await registries.update(name, { description: 'changed' })
    await expect(registries.update(id, { url: 'https://b.example.com' })).rejects.toBeInstanceOf(
      InvalidArgumentError,
    )
    expect(await registries.get(id)).toMatchObject({ name, description: 'changed', url: live.url })
    await registries.delete(id)
    await expect(registries.get(id)).rejects.toBeInstanceOf(NotFoundError)
  })
})
