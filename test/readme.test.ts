import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }

// What the blocks lean on. Each is a module of its own, and what it declares itself comes before these.
const globals = `
declare const harbor: import('harborkit').Harbor
declare const registry: import('harborkit/registry').RegistryClient, destination: import('harborkit/registry').RegistryClient
declare const publicKey: string, otherKey: string, digest: string, base64: string
declare const url: string, secret: string, robot: string, username: string, password: string
declare const stream: ReadableStream<Uint8Array>, bytes: Uint8Array, tar: Uint8Array, size: number
declare function readSecretFile(): Promise<string>
declare function keepSecret(secret: string): Promise<void>
declare const receiver: import('harborkit/webhooks').WebhookReceiver
declare function deploy(image: string): Promise<void>
`

const documents = ['README.md', ...readdirSync('docs/guides').map((name) => `docs/guides/${name}`)]

test('every block of TypeScript in the README and the guides compiles', () => {
  const modules = documents.flatMap((document) => {
    const blocks = [...readFileSync(document, 'utf8').matchAll(/```ts\n(.*?)```/gs)]
    expect(blocks.length, document).toBeGreaterThan(0)
    return blocks.map(
      ([, code = ''], number) => [resolve(`${document}-${number}.ts`), `export {}\n${code}`] as const,
    )
  })
  expect(problemsIn(new Map([[resolve('globals.d.ts'), globals], ...modules]))).toEqual([])
}, 60_000)

// npm adds these to what package.json names.
const packed: readonly string[] = ['README.md', 'LICENSE', 'package.json', ...manifest.files]

test('every link within the repository leads to something that is published', () => {
  const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' })
  const readmes = examples.filter((name) => name.endsWith('.md')).map((name) => `examples/${name}`)
  const papers = [...documents, ...readmes, 'CHANGELOG.md', 'SECURITY.md']
  const links = papers.flatMap((paper) => {
    const found = readFileSync(paper, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)
    return [...found].map(([, target = '']) => ({ paper, target }))
  })
  expect(links.length).toBeGreaterThan(10)
  const isPublished = ({ paper, target }: (typeof links)[number]) => {
    const path = join(dirname(paper), target)
    return existsSync(path) && packed.includes(path.split('/')[0] ?? '')
  }
  expect(links.filter((link) => !isPublished(link))).toEqual([])
})

test('what CONTRIBUTING names is there', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8')
  const named = [...text.matchAll(/`((?:src|test|scripts|generated|docs)\/[\w./-]*)|\]\(([\w./-]+)\)/g)]
  const paths = named.map(([, path, target]) => path ?? target ?? '')
  expect(paths.length).toBeGreaterThan(20)
  expect(paths.filter((path) => !existsSync(path))).toEqual([])
})

test('the configuration of the examples leans on nothing that is not published', () => {
  const { extends: base } = ts.readConfigFile('examples/tsconfig.json', ts.sys.readFile).config
  expect(base).toBeUndefined()
})

const tests = 'examples/test-without-a-harbor'

test.each(readdirSync(tests))('%s, which runs, is in the README or a guide as it stands', (name) => {
  const block = `\`\`\`ts\n${readFileSync(`${tests}/${name}`, 'utf8')}\`\`\``
  expect(documents.filter((document) => readFileSync(document, 'utf8').includes(block))).toHaveLength(1)
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
