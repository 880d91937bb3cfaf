import { expect, test } from 'vitest'
import { anyOf, like, NotFoundError } from '../../src/index'
import { describeLive } from './describe-live'
import { pushImage } from './push-image'

describeLive('repositories and artifacts', (live) => {
  test('walks lazily from a project to its repositories and artifacts', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    await pushImage(live, `${project}/app`, 'v1')
    await pushImage(live, `${project}/team/backend/api`, '1.0')
    await pushImage(live, `${project}/team/backend/api`, '1.1')

    const seen: string[] = []
    for await (const { name } of harbor.repositories.list(project, { page_size: 1 })) {
      for await (const artifact of harbor.artifacts.list(name, { page_size: 1 })) {
        seen.push(`${name}:${artifact.tags?.map((tag) => tag.name).join()}`)
      }
    }
    expect(seen).toEqual([
      `${project}/team/backend/api:1.1`,
      `${project}/team/backend/api:1.0`,
      `${project}/app:v1`,
    ])
    expect((await harbor.projects.get(project)).repo_count).toBe(2)
  })

  test('names an artifact by tag, digest and parts, in a repository with slashes', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const repository = 'team/backend/api'
    const { digest, size } = await pushImage(live, `${project}/${repository}`, 'v1')

    const artifact = await harbor.artifacts.get(`${project}/${repository}:v1`)
    expect(artifact).toMatchObject({
      digest,
      size,
      type: 'IMAGE',
      manifest_media_type: 'application/vnd.oci.image.manifest.v1+json',
      // Not asked for: null, not an empty list.
      labels: null,
    })
    expect(artifact.tags?.map(({ name }) => name)).toEqual(['v1'])
    expect((await harbor.artifacts.get(`${project}/${repository}@${digest}`)).id).toBe(artifact.id)
    expect((await harbor.artifacts.get({ project, repository, reference: 'v1' })).id).toBe(artifact.id)
    const host = new URL(live.url).host
    expect(await harbor.artifacts.resolve(`${host}/${project}/${repository}:v1`)).toBe(digest)
    await expect(harbor.artifacts.get(`${project}/${repository}:v2`)).rejects.toBeInstanceOf(NotFoundError)
    expect(await harbor.artifacts.exists(`${project}/${repository}:v2`)).toBe(false)
    // The image's config has a history, of no steps.
    expect(await harbor.artifacts.addition(`${project}/${repository}:v1`, 'build_history')).toEqual([])
    expect(await harbor.artifacts.accessories(`${project}/${repository}:v1`).all()).toEqual([])
    const inProject = await harbor.artifacts.listInProject(project).all()
    const named = inProject.map((one) => [one.repository_name, one.digest])
    expect(named).toEqual([[`${project}/${repository}`, digest]])
  })

  test('adds, finds and deletes tags', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const repository = `${project}/app`
    await pushImage(live, repository, 'v1')
    await pushImage(live, repository, 'v2')
    await harbor.artifacts.createTag(`${repository}:v1`, { name: 'stable' })

    const tagsOf = async (image: string) =>
      (await harbor.artifacts.listTags(image).all()).map((tag) => tag.name)
    expect((await tagsOf(`${repository}:v1`)).sort()).toEqual(['stable', 'v1'])
    const found = await harbor.artifacts.list(repository, { q: { tags: like('stab') } }).all()
    expect(found.map(({ digest }) => digest)).toEqual([await harbor.artifacts.resolve(`${repository}:v1`)])

    await harbor.artifacts.deleteTag(`${repository}:v1`, 'stable')
    expect(await tagsOf(`${repository}:v1`)).toEqual(['v1'])
  })

  test('copies an artifact to another repository', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const { digest } = await pushImage(live, `${project}/app`, 'v1')
    await harbor.artifacts.copy(`${project}/app:v1`, `${project}/copies/app`)
    expect(await harbor.artifacts.resolve(`${project}/copies/app:v1`)).toBe(digest)
  })

  test('marks an artifact with labels, by name and by id', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    await pushImage(live, `${project}/app`, 'v1')
    const image = `${project}/app:v1`
    const { id } = await harbor.labels.create({ name: 'approved', color: '#48960C', project })
    await harbor.labels.create({ name: 'approved-not', project })

    await harbor.artifacts.addLabel(image, { name: 'approved', project })
    const labels = (await harbor.artifacts.get(image, { with_label: true })).labels
    expect(labels?.map((label) => label.id)).toEqual([id])
    await harbor.artifacts.removeLabel(image, id)
    expect((await harbor.artifacts.get(image, { with_label: true })).labels).toBeNull()
  })

  test('deletes an artifact with its tags, and a repository with its artifacts', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const repository = `${project}/team/app`
    await pushImage(live, repository, 'v1')
    await pushImage(live, repository, 'v2')

    await harbor.artifacts.delete(`${repository}:v1`)
    expect((await harbor.artifacts.list(repository).all()).length).toBe(1)
    expect((await harbor.repositories.get(repository)).artifact_count).toBe(1)
    await harbor.repositories.update(repository, { description: '# Größe & <b>' })
    // Kept as Go's templates would write it into HTML.
    expect((await harbor.repositories.get(repository)).description).toBe('# Größe &amp; &lt;b&gt;')

    await harbor.repositories.delete(repository)
    await expect(harbor.repositories.get(repository)).rejects.toBeInstanceOf(NotFoundError)
    // Harbor's answer for a repository that is not there.
    expect(await harbor.artifacts.list(repository).all()).toEqual([])
  })

  test('lists the repositories of all projects', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    await pushImage(live, `${project}/one`, 'v1')
    await pushImage(live, `${project}/two`, 'v1')
    const names = [`${project}/two`, `${project}/one`]
    const found = await harbor.repositories.listAll({ q: { name: anyOf(...names) } }).all()
    expect(found.map(({ name }) => name)).toEqual(names)
  })

  test('lists the artifacts of all projects, and tells of those that may not be read', async () => {
    const { harbor } = live
    const [one, two] = [await live.makeProject(), await live.makeProject()]
    const first = await pushImage(live, `${one}/app`, 'v1', one)
    const second = await pushImage(live, `${two}/team/api`, 'v1', two)
    const mine = new Set([first.digest, second.digest])
    const found: string[] = []
    for await (const { digest } of harbor.artifacts.listAll({ page_size: 1 })) {
      if (mine.has(digest)) found.push(digest)
      if (found.length === mine.size) break
    }
    expect(new Set(found)).toEqual(mine)

    const user = await live.makeUser()
    await harbor.members.create(one, { role_id: 'guest', member_user: { username: user.username } })
    const told: (string | number)[] = []
    const onError = (_: Error, project: string | number) => told.push(project)
    const seen = await live
      .as(user)
      .artifacts.listAll({ projects: [one, two], onError })
      .all()
    expect(seen.map(({ digest }) => digest)).toEqual([first.digest])
    expect(told).toEqual([two])
  })
})
