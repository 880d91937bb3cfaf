import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import type { OperationId } from '../../generated/operations'
import { describeNeed } from '../../src/core/answer/need'
import { operations } from '../generated/operation-table'

const folder = new URL('../../src/resources/', import.meta.url)
const methods = readdirSync(folder).flatMap(methodsIn)

describe('the doc of every method', () => {
  test.each(methods)('$title says what it takes of the caller', ({ doc, operation }) => {
    if (operation === undefined) expect(doc).toMatch(/Permission: as for `\w+`\./)
    else
      expect(doc).toContain(
        `Permission: ${describeNeed(operations[operation].need).replace(/[a-z-]+:[a-z]+/g, '`$&`')}.`,
      )
  })

  const newer = methods.flatMap(({ operation, ...method }) => {
    const versions = operation === undefined ? '' : operations[operation].versions
    const [, since] = /came with Harbor ([\d.]+)/.exec(versions) ?? []
    return since === undefined ? [] : [{ ...method, since }]
  })
  test.each(newer)('$title says that it came with Harbor $since', ({ doc, since }) => {
    expect(doc).toContain(`Since Harbor ${since}.`)
  })

  test('was found', () => {
    expect(newer.length).toBeGreaterThan(0)
    expect(methods.length).toBeGreaterThan(70)
    expect(methods.filter(({ operation }) => operation === undefined).length).toBeLessThan(10)
  })
})

interface Method {
  readonly title: string
  /** On one line. */
  readonly doc: string
  /** The one that the method is about: the first that it calls. */
  readonly operation: OperationId | undefined
}

function methodsIn(file: string): Method[] {
  const text = readFileSync(new URL(file, folder), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
  return source.statements.filter(ts.isClassDeclaration).flatMap(({ members }) => {
    const own = members.filter(ts.isMethodDeclaration).filter(({ name }) => ts.isIdentifier(name))
    // Of overloads the first has the doc, the last the body.
    const names = [...new Set(own.map(({ name }) => name.getText()))]
    return names.map((name) => {
      const overloads = own.filter((each) => each.name.getText() === name)
      const [documented] = overloads.flatMap((each) => ts.getJSDocCommentsAndTags(each))
      const doc = documented?.getText().replaceAll(/\s*\n\s*\* ?/g, ' ') ?? ''
      return { title: `${name} of ${file}`, doc, operation: overloads.flatMap(operationsIn)[0] }
    })
  })
}

function operationsIn(node: ts.Node): OperationId[] {
  const found: OperationId[] = []
  const visit = (inner: ts.Node): void => {
    if (ts.isCallExpression(inner) && inner.expression.getText().startsWith('this.')) {
      const [id] = inner.arguments
      if (id !== undefined && ts.isStringLiteral(id) && isOperation(id.text)) found.push(id.text)
    }
    ts.forEachChild(inner, visit)
  }
  visit(node)
  return found
}

function isOperation(name: string): name is OperationId {
  return Object.hasOwn(operations, name)
}
