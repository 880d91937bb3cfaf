import { describe, expect, test } from 'vitest'
import { allOf, type CopiedArtifact, HarborResponseError, type NewTag } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { type Recorded, replay } from './replay'
import { scripted } from './script'

function repositoryOf({ path }: Recorded): string {
  return `${path.project_name}/${path.repository_name}`
}

function imageOf(recorded: Recorded): string {
  const { reference = '' } = recorded.path
  return `${repositoryOf(recorded)}${reference.startsWith('sha256:') ? '@' : ':'}${reference}`
}

/** The recorded query and headers, as a user gives them: what an older Harbor knew goes into `query`. */
function optionsOf({ query, headers }: Recorded): { headers: Headers; query: Record<string, unknown> } {
  const { with_signature, ...known } = query<{ with_signature?: boolean }>()
  return { ...known, query: { with_signature }, headers: new Headers(headers) }
}

/** What Harbor says of a copy in `Location`, where it encodes the repository once. */
function copyAt(location: unknown): CopiedArtifact {
  const [, project = '', repository = '', reference = ''] =
    /projects\/(.+)\/repositories\/(.+)\/artifacts\/(.+)$/.exec(decodeURIComponent(String(location))) ?? []
  return { project, repository, reference }
}

replay('artifact.json', {
  operations: {
    listArtifacts: {
      call: (recorded) => recorded.harbor.artifacts.list(repositoryOf(recorded), optionsOf(recorded)),
    },
    getArtifact: {
      call: (recorded) => recorded.harbor.artifacts.get(imageOf(recorded), optionsOf(recorded)),
    },
    deleteArtifact: { call: (recorded) => recorded.harbor.artifacts.delete(imageOf(recorded)) },
    CopyArtifact: {
      call: (recorded) =>
        recorded.harbor.artifacts.copy(recorded.query<{ from: string }>().from, repositoryOf(recorded)),
      gives: ({ response: { status, headers } }) =>
        status === 201 ? { value: copyAt(headers.location) } : undefined,
    },
    listTags: {
      call: (recorded) => recorded.harbor.artifacts.listTags(imageOf(recorded), recorded.query()),
    },
    createTag: {
      call: (recorded) => recorded.harbor.artifacts.createTag(imageOf(recorded), recorded.body()),
    },
    deleteTag: {
      call: (recorded) =>
        recorded.harbor.artifacts.deleteTag(imageOf(recorded), recorded.path.tag_name ?? ''),
    },
    addLabel: {
      call: (recorded) =>
        recorded.harbor.artifacts.addLabel(imageOf(recorded), recorded.body<{ id: number }>().id),
    },
    removeLabel: {
      call: (recorded) => recorded.harbor.artifacts.removeLabel(imageOf(recorded), recorded.id('label_id')),
    },
    listAccessories: {
      call: (recorded) => recorded.harbor.artifacts.accessories(imageOf(recorded), recorded.query()),
      adds: { sort: 'id' },
    },
    getVulnerabilitiesAddition: {
      call: (recorded) => recorded.harbor.artifacts.vulnerabilities(imageOf(recorded), optionsOf(recorded)),
    },
    getAddition: {
      call: (recorded) =>
        recorded.harbor.artifacts.addition(imageOf(recorded), recorded.path.addition as 'files'),
    },
  },
  refused: {
    'CopyArtifact: 400: the source has neither tag nor digest': 'from',
    'CopyArtifact: 422: no source': 'from',
    'createTag: 400: the name is not valid': 'name',
    'createTag: 422: no name': 'name',
  },
  skipped: {
    'getAddition: Accept: application/json for a text addition': 'the client accepts anything',
    'getAddition: Accept: text/markdown': 'the client accepts anything',
  },
})

replay('project.json', {
  operations: {
    listArtifactsOfProject: {
      call: ({ harbor, project, query }) => harbor.artifacts.listInProject(project, query()),
    },
  },
  elsewhere: [
    'listProjects',
    'getProject',
    'headProject',
    'createProject',
    'updateProject',
    'deleteProject',
    'getProjectDeletable',
    'getProjectSummary',
    'getLogs',
    'getLogExts',
    'getScannerOfProject',
    'setScannerOfProject',
    'listScannerCandidatesOfProject',
  ],
})

const recording = 'artifact.json'
const byTag = findExchange(recording, 'getArtifact', 'an image by tag')
const digest = 'sha256:512146eec609f1e72242f9ccd93c0816478e30f629bed701dfd21b8601c20dea'
const deleted = findExchange(recording, 'deleteArtifact', 'deleted by tag')

describe('list', () => {
  test('takes conditions, and the type of the report that is wanted', async () => {
    const { harbor, asked } = scripted({ body: [] })
    const type = 'application/vnd.security.vulnerability.report; version=1.1'
    await harbor.artifacts.list('demo/app', {
      q: { tags: 'nil', labels: allOf(1, 2) },
      with_scan_overview: true,
      headers: { 'X-Accept-Vulnerabilities': type },
    })
    expect(asked).toEqual([
      'GET /projects/demo/repositories/app/artifacts?q=tags=nil,labels=(1 2)&with_scan_overview=true&sort=-id&page_size=100',
    ])
  })

  test('keeps an order that is asked for', async () => {
    const { harbor, asked } = scripted({ body: [] })
    await harbor.artifacts.list('demo/app', { sort: '-push_time', page_size: 5 })
    expect(asked[0]).toContain('sort=-push_time')
  })
})

describe('resolve', () => {
  test('gives the digest behind a tag', async () => {
    const { harbor, asked } = scripted(byTag)
    expect(await harbor.artifacts.resolve('demo/alpine:3.19')).toBe(digest)
    expect(asked).toEqual(['GET /projects/demo/repositories/alpine/artifacts/3.19?with_tag=false'])
  })

  test('asks Harbor whether it has a digest', async () => {
    const { harbor, asked } = scripted(byTag)
    expect(await harbor.artifacts.resolve(`demo/alpine@${digest}`)).toBe(digest)
    expect(asked).toHaveLength(1)
  })
})

describe('exists', () => {
  test('is true for an artifact and false where Harbor has none', async () => {
    const missing = findExchange(recording, 'getArtifact', '404: no such repository')
    expect(await scripted(byTag).harbor.artifacts.exists('demo/alpine:3.19')).toBe(true)
    expect(await scripted(missing).harbor.artifacts.exists('demo/alpine:nope')).toBe(false)
  })

  test.each(['401', '403'])('does not take %s for an answer', async (status) => {
    const { harbor } = scripted(findExchange(recording, 'getArtifact', status))
    await expect(harbor.artifacts.exists('demo/alpine:3.19')).rejects.toMatchObject({
      status: Number(status),
    })
  })
})

describe('copy', () => {
  test('gives a reference to the copy', async () => {
    const { harbor, asked } = scripted(findExchange(recording, 'CopyArtifact', 'copied by tag'), byTag)
    const copy = await harbor.artifacts.copy('demo/alpine:3.18', 'demo/alpine-copy')
    await harbor.artifacts.get(copy)
    expect(asked).toEqual([
      'POST /projects/demo/repositories/alpine-copy/artifacts?from=demo/alpine:3.18',
      'GET /projects/demo/repositories/alpine-copy/artifacts/3.18',
    ])
  })

  test('names a source with tag and digest by the digest', async () => {
    const { harbor, asked } = scripted(findExchange(recording, 'CopyArtifact', 'copied by digest'))
    const from = `harbor.example.com/demo/alpine:3.19@${digest}`
    expect(await harbor.artifacts.copy(from, { project: 'other', repository: 'a/b' })).toEqual({
      project: 'other',
      repository: 'a/b',
      reference: digest,
    })
    expect(asked).toEqual([`POST /projects/other/repositories/a%252Fb/artifacts?from=demo/alpine@${digest}`])
  })

  test('does not go to an image', async () => {
    const { harbor, asked } = scripted()
    const call = harbor.artifacts.copy('demo/alpine:3.18', 'demo/other:3.18')
    await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError', argument: 'to' })
    expect(asked).toEqual([])
  })
})

describe('a label by name', () => {
  const byName = findExchange('label.json', 'ListLabels', 'by name')

  test('is a global one, for one GET more', async () => {
    const { harbor, asked } = scripted(byName, deleted, byName, deleted)
    await harbor.artifacts.addLabel('demo/alpine:3.19', 'production')
    await harbor.artifacts.removeLabel('demo/alpine:3.19', 'production')
    const list = 'GET /labels?scope=g&name=production&sort=-id&page_size=100'
    const labels = '/projects/demo/repositories/alpine/artifacts/3.19/labels'
    expect(asked).toEqual([list, `POST ${labels} {"id":1}`, list, `DELETE ${labels}/1`])
  })

  test('is one of a project where that is given', async () => {
    const { harbor, asked } = scripted(findExchange('label.json', 'ListLabels', 'of a project'), deleted)
    await harbor.artifacts.addLabel('demo/alpine:3.19', { name: 'team-a', project: 3 })
    expect(asked[1]).toContain('{"id":2}')
  })

  test('is not looked up for an image that is none', async () => {
    const { harbor, asked } = scripted()
    const refused = { name: 'InvalidArgumentError', argument: 'image' }
    await expect(harbor.artifacts.addLabel('demo/alpine', 'x')).rejects.toMatchObject(refused)
    await expect(harbor.artifacts.removeLabel('demo/alpine', 'x')).rejects.toMatchObject(refused)
    expect(asked).toEqual([])
  })
})

describe('addition', () => {
  const readme = findExchange(recording, 'getAddition', 'of a model: readme.md')

  test('is a text or JSON as Harbor labels it', async () => {
    const { harbor } = scripted(
      readme,
      findExchange(recording, 'getAddition', 'of a model: files'),
      findExchange(recording, 'getAddition', 'sbom, of the SBOM artifact'),
    )
    expect(await harbor.artifacts.addition('demo/m:1', 'readme.md')).toBe('# Model\n\nA demo model.\n')
    expect((await harbor.artifacts.addition('demo/m:1', 'files'))[0]?.children).toHaveLength(1)
    expect((await harbor.artifacts.addition('demo/m:1', 'sbom')).spdxVersion).toBe('SPDX-2.3')
  })

  test('that is empty is an empty text', async () => {
    const response = { ...readme.response, kind: 'empty' as const }
    const { harbor } = scripted({ ...readme, response })
    expect(await harbor.artifacts.addition('demo/m:1', 'readme.md')).toBe('')
  })

  test('is undefined where Harbor has null: no history in the configuration, no dependencies', async () => {
    const { harbor } = scripted({ body: null }, { body: null })
    expect(await harbor.artifacts.addition('demo/app:1', 'build_history')).toBeUndefined()
    expect(await harbor.artifacts.addition('demo/chart:1', 'dependencies')).toBeUndefined()
  })

  test('does not give JSON that was cut off', async () => {
    const headers = { 'content-type': 'application/vnd.goharbor.harbor.sbom.v1' }
    const { harbor } = scripted({ ...readme, response: { ...readme.response, headers, body: '{"spdx' } })
    await expect(harbor.artifacts.addition('demo/m:1', 'sbom')).rejects.toBeInstanceOf(HarborResponseError)
  })
})

describe('refuses without a request', () => {
  test.each<[string, unknown]>([
    ['name', { name: '' }],
    ['name', { name: 'a/b' }],
    ['name', { name: 'x'.repeat(129) }],
    ['name', { name: `sha256:${'0'.repeat(64)}` }],
    ['body', undefined],
  ])('a new tag without a proper %s: %o', async (argument, body) => {
    const { harbor, asked } = scripted()
    const call = harbor.artifacts.createTag('demo/alpine:3.18', body as NewTag)
    await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(asked).toEqual([])
  })

  test('to delete a tag that is none', async () => {
    const { harbor, asked } = scripted()
    const call = harbor.artifacts.deleteTag('demo/alpine:3.18', '')
    await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError', argument: 'tag' })
    expect(asked).toEqual([])
  })

  test('whatever needs an image and is given a repository', async () => {
    const { harbor, asked } = scripted()
    const { artifacts } = harbor
    const name = 'demo/alpine'
    const calls = [
      artifacts.get(name),
      artifacts.exists(name),
      artifacts.resolve(name),
      artifacts.delete(name),
      artifacts.listTags(name),
      artifacts.createTag(name, { name: 'x' }),
      artifacts.deleteTag(name, 'x'),
      artifacts.accessories(name),
      artifacts.vulnerabilities(name),
      artifacts.addition(name, 'license'),
    ]
    const refused = { name: 'InvalidArgumentError', argument: 'image' }
    await Promise.all(calls.map((call) => expect(call).rejects.toMatchObject(refused)))
    await expect(artifacts.list('demo/alpine:3.18')).rejects.toMatchObject({ argument: 'repository' })
    await expect(artifacts.copy(name, 'demo/other')).rejects.toMatchObject({ argument: 'from' })
    expect(asked).toEqual([])
  })
})
