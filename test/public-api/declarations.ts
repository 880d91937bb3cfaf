import { join, relative, sep } from 'node:path'
import ts from 'typescript'

const root = join(import.meta.dirname, '../..')

/**
 * A program over the declarations of these sources: what a consumer's compiler sees, with inferred types
 * written out. Nothing is written to disk.
 */
export function declarationProgram(sources: readonly string[]): ts.Program {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root)
  const declared = emitDeclarations(sources, options)

  const host = ts.createCompilerHost(options)
  const isOurs = (path: string) => /^(src|generated)\//.test(fromRoot(path))
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (path) => (isOurs(path) ? declared.has(path) : fileExists(path))
  host.readFile = (path) => declared.get(path) ?? readFile(path)
  host.getSourceFile = (path, version, ...rest) => {
    const text = declared.get(path)
    return text === undefined
      ? getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, text, version, true)
  }
  return ts.createProgram(
    sources.map((source) => toDeclaration(join(root, source))),
    { ...options, types: ['node'], skipLibCheck: true },
    host,
  )
}

export function declarationOf(program: ts.Program, source: string): ts.SourceFile | undefined {
  return program.getSourceFile(toDeclaration(join(root, source)))
}

/** With `/` on every system, from the repository's root. */
export function fromRoot(path: string): string {
  return relative(root, path).split(sep).join('/')
}

function emitDeclarations(sources: readonly string[], options: ts.CompilerOptions): Map<string, string> {
  const program = ts.createProgram(
    sources.map((source) => join(root, source)),
    { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true },
  )
  const declared = new Map<string, string>()
  program.emit(undefined, (path, text) => declared.set(path, text), undefined, true)
  return declared
}

function toDeclaration(path: string): string {
  return path.replace(/\.ts$/, '.d.ts')
}
