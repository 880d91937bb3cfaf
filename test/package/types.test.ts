import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, inject, test } from 'vitest'

const { ModuleKind, ModuleResolutionKind: Resolution } = ts

/** How a consumer's compiler finds modules, and the files that it compiles that way. */
const resolutions = {
  NodeNext: {
    options: { module: ModuleKind.NodeNext, moduleResolution: Resolution.NodeNext },
    files: ['consumer.mts', 'consumer.cts'],
  },
  Bundler: {
    options: { module: ModuleKind.Preserve, moduleResolution: Resolution.Bundler },
    files: ['consumer.ts'],
  },
}

/** Where a consumer's `fetch` and `URL` come from. */
const platforms = {
  'a browser or worker': { lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: [] },
  Node: { lib: ['lib.es2022.d.ts'], types: ['node'] },
}

// Every pair of settings once: the three do not act on one another.
test.each([
  { resolution: 'NodeNext', platform: 'a browser or worker', exact: true },
  { resolution: 'NodeNext', platform: 'Node', exact: false },
  { resolution: 'Bundler', platform: 'a browser or worker', exact: false },
  { resolution: 'Bundler', platform: 'Node', exact: true },
] as const)(
  'a consumer compiles by $resolution for $platform, exactOptionalPropertyTypes: $exact',
  ({ resolution, platform, exact }) => {
    const { options, files } = resolutions[resolution]
    const settings = { ...options, ...platforms[platform], exactOptionalPropertyTypes: exact }
    expect(compile(files, settings)).toEqual([])
  },
)

/** Strictly, and with every declaration that the package brings: no `skipLibCheck`. */
function compile(files: readonly string[], options: ts.CompilerOptions): string[] {
  const consumer = inject('consumer')
  const paths = files.map((file) => {
    copyFileSync(join(import.meta.dirname, 'fixtures/consumer.ts'), join(consumer, file))
    return join(consumer, file)
  })
  const program = ts.createProgram(paths, {
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    typeRoots: [join(import.meta.dirname, '../../node_modules/@types')],
    ...options,
  })
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0
    return `${file?.fileName.replace(consumer, '')}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
  })
}
