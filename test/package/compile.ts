import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { inject } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** What to compile in the consumer's project: the file's name there, and where it is copied from. */
export type Sources = Readonly<Record<string, string>>

/** A program over copies of these sources in the consumer's project, in strict mode. */
export function consumerProgram(sources: Sources, settings: ts.CompilerOptions): ts.Program {
  const consumer = inject('consumer')
  for (const [name, source] of Object.entries(sources)) copyFileSync(join(root, source), join(consumer, name))
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    // A consumer may be a library.
    declaration: true,
    typeRoots: [join(root, 'node_modules/@types')],
    ...settings,
  }
  const paths = Object.keys(sources).map((name) => join(consumer, name))
  return ts.createProgram(paths, options, host(options))
}

const libraries = new Map<string, ts.SourceFile | undefined>()

/** TypeScript's own libraries are read once: they are most of a small program, and the same in each. */
function host(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  const { getSourceFile } = host
  host.getSourceFile = (path, ...rest) => {
    if (!/[\\/]lib\.[^\\/]+\.d\.ts$/.test(path)) return getSourceFile(path, ...rest)
    if (!libraries.has(path)) libraries.set(path, getSourceFile(path, ...rest))
    return libraries.get(path)
  }
  return host
}

/** What the compiler says of the consumer's files and of every declaration of the package: `file:line message`. */
export function diagnose(program: ts.Program): string[] {
  const consumer = inject('consumer')
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(consumer))
  return [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...files.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
      ...(file.isDeclarationFile ? [] : program.getDeclarationDiagnostics(file)),
    ]),
  ].map(({ file, start = 0, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, '\n')
    if (file === undefined) return message
    const { line } = file.getLineAndCharacterOfPosition(start)
    return `${file.fileName.replace(consumer, '')}:${line + 1} ${message}`
  })
}
