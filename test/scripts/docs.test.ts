import { describe, expect, test } from 'vitest'
import { separateDirections } from '../../scripts/directions'
import { addDocs } from '../../scripts/docs'
import { toOpenApi } from '../../scripts/openapi'
import { simplify } from '../../scripts/simplify'
import { description } from './description'

describe('the words for members', () => {
  const openapi = async () => toOpenApi(separateDirections(simplify(description())).document)

  test('are put to schemas and queries, of requests as of answers', async () => {
    const document = await openapi()
    addDocs(document, {
      Thing: { id: 'A number.', tags: 'Marks.' },
      ThingInput: { tags: 'New marks.' },
      ListThingsQuery: { page: 'Which.' },
    })
    const text = JSON.stringify(document)
    expect(document.components?.schemas?.Thing).toMatchObject({
      properties: { id: { description: 'A number.' }, tags: { description: 'Marks.' } },
    })
    expect(document.components?.schemas?.ThingInput).toMatchObject({
      properties: { id: { description: 'A number.' }, tags: { description: 'New marks.' } },
    })
    expect(text).toContain('"description":"Which."')
    // What is said of every member of the name.
    expect(text).toContain('"description":"At most 100."')
  })

  test('are refused for what is not there', async () => {
    const document = await openapi()
    expect(() => addDocs(document, { Thing: { size: 'Bytes.' } })).toThrow('There is no Thing.size')
  })
})
