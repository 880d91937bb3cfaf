import { expect, test } from 'vitest'
import { doors } from './doors'
import { formats, runScript } from './run'
import { files, read } from './tarball'

const names = JSON.stringify(doors.map((door) => door.specifier))

test.each(doors)('$specifier gives the same names by import and by require', async ({ specifier }) => {
  const script = `report(Object.keys(await load('${specifier}')).sort())`
  const [esm, cjs] = await Promise.all(formats.map((format) => runScript<string[]>(format, script)))
  expect(esm).not.toEqual([])
  expect(cjs).toEqual(esm)
})

test('import finds the names of the CommonJS build, as old bundlers and Jest need it', async () => {
  const own = await runScript<string[]>(
    'esm',
    "report(Object.keys(await import('./node_modules/harborkit/dist/index.cjs')))",
  )
  expect(own).toContain('Harbor')
})

test.each(formats)('in %s a name behind two doors is one thing', async (format) => {
  const differing = await runScript<string[]>(
    format,
    `const seen = new Map(), differing = []
     for (const door of ${names}) for (const [name, value] of Object.entries(await load(door))) {
       if (seen.has(name) && seen.get(name) !== value) differing.push(name)
       seen.set(name, value)
     }
     report(differing)`,
  )
  expect(differing).toEqual([])
})

test.each([
  ['esm', /\.js$/],
  ['cjs', /\.cjs$/],
])('in %s every source is written once, whatever door it is behind', (_format, extension) => {
  const written = files
    .filter((file) => extension.test(file))
    .flatMap((file) =>
      [...read(file).matchAll(/^\/\/ ((?:src|generated)\/\S+)$/gm)].map(([, source]) => source),
    )
  expect(written).toContain('src/errors/harbor-error.ts')
  expect(written.filter((source, index) => written.indexOf(source) !== index)).toEqual([])
})

test.each(formats)('in %s the client talks to the in-memory Harbor', async (format) => {
  const answer = await runScript(
    format,
    `const { Harbor, HarborError, NotFoundError, isHarborError } = await load('harborkit')
     const { createFakeHarbor } = await load('harborkit/testing')
     const fake = createFakeHarbor({ projects: [{ name: 'demo' }] })
     const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
     const projects = await harbor.projects.list().all()
     const error = await harbor.projects.get('absent').catch((error) => error)
     report({
       projects: projects.map((project) => project.name),
       error: [error instanceof NotFoundError, error instanceof HarborError, isHarborError(error)],
     })`,
  )
  expect(answer).toEqual({ projects: expect.arrayContaining(['demo']), error: [true, true, true] })
})

test('each format knows the errors of the other', async () => {
  const answer = await runScript<boolean[]>(
    'esm',
    `const [esm, cjs] = [await import('harborkit'), require('harborkit')]
     const thrownBy = ({ Harbor }) => { try { new Harbor({ url: 'no url' }) } catch (error) { return error } }
     report([
       esm.isHarborError(thrownBy(cjs)), cjs.isHarborError(thrownBy(esm)),
       thrownBy(cjs) instanceof esm.HarborError,
     ])`,
  )
  expect(answer).toEqual([true, true, false])
})
