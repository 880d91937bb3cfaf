import { expect, test } from 'vitest'
import { describeLive } from './describe-live'
import { pushImage, pushIndex } from './push-image'

describeLive('deleting while reading', (live) => {
  test.each([1, 3, 100])(
    'empties a repository with indexes and their images, %d to a page',
    async (page_size) => {
      const { harbor } = live
      const repository = `${await live.makeProject()}/team/app`
      const push = (tag: string | undefined, content = tag) => pushImage(live, repository, tag, content)
      for (const version of ['1.0', '1.1', '1.2']) {
        // Of two indexes the images have tags of their own: they cannot go before the index, and have to go after it.
        const own = (platform: string) => (version === '1.1' ? undefined : `${version}-${platform}`)
        const images = [
          await push(own('amd64'), `${version} amd64`),
          await push(own('arm64'), `${version} arm64`),
        ]
        await pushIndex(live, repository, version, images)
        await push(`${version}-debug`)
      }
      const before = await harbor.artifacts.list(repository).all()
      expect(before.map(({ id }) => id)).toEqual(before.map(({ id }) => id).sort((a, b) => b - a))
      expect(before.length).toBeGreaterThanOrEqual(10)

      for await (const { digest } of harbor.artifacts.list(repository, { page_size })) {
        await harbor.artifacts.delete(`${repository}@${digest}`)
      }
      expect(await harbor.artifacts.list(repository, { q: 'base=*' }).all()).toEqual([])
    },
  )

  test('misses no label, whatever the loop deletes', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const make = async (name: number) => (await harbor.labels.create({ name: `label-${name}`, project })).id
    const ids: number[] = []
    for (let name = 0; name < 23; name++) ids.push(await make(name))

    const given: number[] = []
    for await (const { id } of harbor.labels.list({ project, page_size: 4 })) {
      given.push(id)
      if (given.length % 3 !== 0) await harbor.labels.delete(id)
      else await make(100 + given.length)
    }
    expect(given).toEqual([...ids].reverse())

    const page = await harbor.labels.list({ project, page_size: 4 })
    const rest = await harbor.labels.list({ project, page_size: 4, after: page.cursor }).all()
    const all = await harbor.labels.list({ project, page_size: 3 }).all({ concurrency: 4 })
    expect([...page.items, ...rest]).toEqual(all)
    expect(all).toHaveLength(7 + 7)
    expect(await harbor.labels.list({ project, page_size: 3, sort: 'id' }).all()).toEqual([...all].reverse())
    expect(await harbor.labels.list({ project, sort: 'name', page_size: 5 }).all()).toHaveLength(14)
  })
})
