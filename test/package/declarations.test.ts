import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, inject, test } from 'vitest'
import { doors } from './doors'
import { runScript } from './run'
import { declarations, read } from './tarball'

test('no declaration says `any`', () => {
  expect(declarations.length).toBeGreaterThanOrEqual(doors.length * 2)
  expect(declarations.flatMap((file) => findAny(file, read(file)))).toEqual([])
})

test('an `any` is found however deep it hides, and the word in a comment or a name is none', () => {
  const text = `
    /** Takes any. */
    export declare function anyOf(any: { any: string }): unknown
    export type Deep = Map<string, readonly (any[] | undefined)[]>`
  expect(findAny('virtual.d.ts', text)).toEqual(['virtual.d.ts:4'])
})

test('the declarations of the two formats are the same but for the names of their files', () => {
  const plain = (file: string) => read(file).replace(/(['"])\.\/[\w-]+\.c?js\1/g, "'./chunk'")
  const [esm, cjs] = ['index.d.ts', 'index.d.cts'].map((file) => plain(`dist/${file}`))
  expect(cjs).toBe(esm)
})

test.each(doors)('$specifier declares as values what it exports when it runs', async ({ specifier }) => {
  const running = await runScript<string[]>('esm', `report(Object.keys(await load('${specifier}')).sort())`)
  expect(running).not.toEqual([])
  expect(declaredValues(specifier)).toEqual(running)
})

test('a call is a Promise by its type too, so that linters see where nobody awaits it', () => {
  const declared = declarations.filter((file) =>
    read(file).includes('interface Call<T> extends Promise<T> {'),
  )
  expect(declared).toHaveLength(2)
})

test('what files share keeps its name, which compilers quote', () => {
  const renamed = declarations.flatMap((file) => [...read(file).matchAll(/\b(\w+) as (\w+)\b.*from '\.\//g)])
  expect(renamed).toEqual([])
})

/** Names that TypeScript takes for values, of which it could make an `import` that runs. */
function declaredValues(specifier: string): string[] {
  const entry = join(inject('consumer'), 'values.ts')
  writeFileSync(entry, `import * as door from '${specifier}'\nexport default door`)
  const options = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }
  const program = ts.createProgram([entry], options)
  const source = program.getSourceFile(entry)
  const [statement] = source?.statements ?? []
  if (!statement || !ts.isImportDeclaration(statement)) throw new Error('no import')
  const bindings = statement.importClause?.namedBindings
  if (!bindings) throw new Error('no namespace')
  return program
    .getTypeChecker()
    .getTypeAtLocation(bindings)
    .getProperties()
    .map(({ name }) => name)
    .sort()
}

function findAny(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
