import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

// What the blocks lean on: each is read as a file of its own, after these lines.
const prelude = `
declare const harbor: import('harborkit').Harbor
declare const url: string, secret: string, robot: string, username: string, password: string
declare function readSecretFile(): Promise<string>
`

const blocks = [...readFileSync('README.md', 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(
  ([, code = '']) => code,
)

test('every block of TypeScript in the README compiles', () => {
  expect(blocks.length).toBeGreaterThan(0)
  const files = new Map(
    blocks.map((code, number) => {
      // A block that makes its own does not need the one from the prelude.
      const own = /const harbor = new Harbor/.test(code)
      const before = own ? prelude.replace(/declare const harbor.*\n/, '') : prelude
      return [resolve(`readme-block-${number}.ts`), `export {}\n${before}\n${code}`]
    }),
  )
  expect(problemsIn(files)).toEqual([])
})

function problemsIn(files: ReadonlyMap<string, string>): string[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.')
  const settings: ts.CompilerOptions = { ...options, noUnusedLocals: false }
  const host = ts.createCompilerHost(settings)
  const { readFile, fileExists, getSourceFile } = host
  host.readFile = (name) => files.get(name) ?? readFile(name)
  host.fileExists = (name) => files.has(name) || fileExists(name)
  host.getSourceFile = (name, ...rest) => {
    const code = files.get(name)
    return code === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, code, ts.ScriptTarget.ES2022)
  }
  const program = ts.createProgram([...files.keys()], settings, host)
  return [...files.keys()].flatMap((name) => {
    const source = program.getSourceFile(name)
    return ts
      .getPreEmitDiagnostics(program, source)
      .map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
  })
}
