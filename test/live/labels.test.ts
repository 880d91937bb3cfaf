import { expect, test } from 'vitest'
import { ConflictError } from '../../src/index'
import { describeLive, unique } from './describe-live'

describeLive('labels', (live) => {
  test('makes, finds, changes and deletes a global label', async () => {
    const { harbor } = live
    const name = unique('label')
    live.later(() => harbor.labels.delete(name))
    const { id } = await harbor.labels.create({ name, color: '#C92100', description: 'Größe – 生产 🚀' })

    const label = await harbor.labels.get(name)
    expect(label).toMatchObject({ id, scope: 'g', description: 'Größe – 生产 🚀' })
    await expect(harbor.labels.create({ name })).rejects.toBeInstanceOf(ConflictError)
    await harbor.labels.update(id, { ...label, name, color: '#48960C' })
    expect((await harbor.labels.get(id)).color).toBe('#48960C')
    await harbor.labels.delete(name)
    expect(await harbor.labels.exists(id)).toBe(false)
  })

  test('reads a long list page by page, several at once, in order', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const names = Array.from({ length: 25 }, (_, number) => `label-${String(number).padStart(2, '0')}`)
    for (const name of names) await harbor.labels.create({ name, project })
    names.reverse()

    const list = harbor.labels.list({ project, page_size: 4 })
    expect((await list.all({ concurrency: 3 })).map(({ name }) => name)).toEqual(names)
    expect((await list.all({ limit: 6 })).map(({ name }) => name)).toEqual(names.slice(0, 6))
    expect((await list).total).toBe(25)
    const pages: number[] = []
    for await (const page of list.pages()) pages.push(page.items.length)
    expect(pages).toEqual([4, 4, 4, 4, 4, 4, 1])
  })
})
