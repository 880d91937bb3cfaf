import { describe, expect, test } from 'vitest'
import type { MetadataKey, WritableMetadataKey } from '../../src/index'
import { findExchange, type RecordedExchange } from './recorded-exchange'
import { type Recorded, replay } from './replay'
import { scripted } from './script'

const isSet = findExchange('project-metadata.json', 'addProjectMetadatas', '409')

/** The key and value of a body that has one. */
function entry({ body }: Recorded): [WritableMetadataKey, 'true'] {
  const [[key, value] = []] = Object.entries(body<Record<string, string>>())
  return [key as WritableMetadataKey, value as 'true']
}

replay('project-metadata.json', {
  operations: {
    listProjectMetadatas: { call: ({ harbor, project }) => harbor.projectMetadata.list(project) },
    getProjectMetadata: {
      call: ({ harbor, project, path }) => harbor.projectMetadata.get(project, path.meta_name as MetadataKey),
      gives: ({ response }: RecordedExchange) => ({
        value: Object.values(response.body as Record<string, string>)[0],
      }),
    },
    addProjectMetadatas: {
      call: (recorded) => recorded.harbor.projectMetadata.create(recorded.project, ...entry(recorded)),
    },
    updateProjectMetadata: {
      call: (recorded) => recorded.harbor.projectMetadata.set(recorded.project, ...entry(recorded)),
      before: [isSet],
    },
    deleteProjectMetadata: {
      call: ({ harbor, project, path }) =>
        harbor.projectMetadata.delete(project, path.meta_name as WritableMetadataKey),
    },
  },
  skipped: {
    'listProjectMetadatas: without the trailing slash': 'the client sends it with the slash',
    'addProjectMetadatas: 400: two keys': 'a call has one key',
  },
})

describe('set', () => {
  const added = findExchange('project-metadata.json', 'addProjectMetadatas', 'one key')
  const replaced = findExchange('project-metadata.json', 'updateProjectMetadata', 'one')

  test('adds a key that is not set, in one request', async () => {
    const { harbor, asked } = scripted(added)
    await harbor.projectMetadata.set('demo', 'prevent_vul', 'true')
    expect(asked).toEqual(['POST /projects/demo/metadatas/ {"prevent_vul":"true"}'])
  })

  test('replaces a key that is set, in two requests', async () => {
    const { harbor, asked } = scripted(isSet, replaced)
    await harbor.projectMetadata.set('demo', 'prevent_vul', 'false')
    expect(asked).toEqual([
      'POST /projects/demo/metadatas/ {"prevent_vul":"false"}',
      'PUT /projects/demo/metadatas/prevent_vul {"prevent_vul":"false"}',
    ])
  })

  test('does not go on after any other failure', async () => {
    const refused = findExchange('project-metadata.json', 'updateProjectMetadata', '400: wrong value')
    const { harbor, asked } = scripted(refused)
    // @ts-expect-error no such severity
    await expect(harbor.projectMetadata.set('demo', 'severity', 'awful')).rejects.toMatchObject({
      status: 400,
    })
    expect(asked).toHaveLength(1)
  })

  test('refuses a value that is no text', async () => {
    const { harbor, asked } = scripted()
    const call = harbor.projectMetadata.set('demo', 'public', true as unknown as 'true')
    await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError', argument: 'value' })
    expect(asked).toEqual([])
  })
})

test('retention_id can be read and not written', () => {
  const { harbor } = scripted()
  // @ts-expect-error Harbor sets it when a retention policy is made
  const call = () => harbor.projectMetadata.set('demo', 'retention_id', '1')
  expect(call).toBeTypeOf('function')
  const read = () => harbor.projectMetadata.get('demo', 'retention_id')
  expect(read).toBeTypeOf('function')
})
