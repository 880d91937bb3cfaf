import { expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { asking } from './ask'

test('escapes a description for HTML, once more at each update with what was read', async () => {
  const fake = createFakeHarbor({ projects: [{ name: 'demo', repositories: [{ name: 'app' }] }] })
  const ask = asking(fake, fake.admin)
  const path = '/projects/demo/repositories/app'
  await ask('PUT', path, { description: `a & <b> "c" 'd'\0` })
  const { body } = await ask('GET', path)
  expect(body.description).toBe('a &amp; &lt;b&gt; &#34;c&#34; &#39;d&#39;\ufffd')
  await ask('PUT', path, { description: 'a &amp; b' })
  expect((await ask('GET', path)).body.description).toBe('a &amp;amp; b')
})
