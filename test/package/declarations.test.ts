import ts from 'typescript'
import { expect, test } from 'vitest'
import { doors } from './doors'
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
