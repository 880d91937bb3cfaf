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
  const host = cachingHost(options)
  const paths = sources.map((source) => join(root, source))
  const declared = emitDeclarations(paths, options, host)
  return ts.createProgram(paths.map(toDeclaration), options, hostWith(declared, host))
}

export function declarationOf(program: ts.Program, source: string): ts.SourceFile | undefined {
  return program.getSourceFile(toDeclaration(join(root, source)))
}

/** With `/` on every system, from the repository's root. */
export function fromRoot(path: string): string {
  return relative(root, path).split(sep).join('/')
}

/** Both programs read the libraries, which are most of what there is to read. */
function cachingHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  const files = new Map<string, ts.SourceFile | undefined>()
  const { getSourceFile } = host
  host.getSourceFile = (path, ...rest) => {
    if (!files.has(path)) files.set(path, getSourceFile(path, ...rest))
    return files.get(path)
  }
  return host
}

function emitDeclarations(
  paths: readonly string[],
  options: ts.CompilerOptions,
  host: ts.CompilerHost,
): Map<string, string> {
  // Whether the sources are right is asked elsewhere; here it would be most of the time.
  const emitting = { ...options, noEmit: false, noCheck: true, declaration: true, emitDeclarationOnly: true }
  const program = ts.createProgram(paths, emitting, host)
  const declared = new Map<string, string>()
  program.emit(undefined, (path, text) => declared.set(path, text), undefined, true)
  return declared
}

/** A host on which our sources are not there, and their declarations are. */
function hostWith(declared: ReadonlyMap<string, string>, host: ts.CompilerHost): ts.CompilerHost {
  const isOurs = (path: string) => /^(src|generated)\//.test(fromRoot(path))
  return {
    ...host,
    fileExists: (path) => (isOurs(path) ? declared.has(path) : host.fileExists(path)),
    readFile: (path) => declared.get(path) ?? host.readFile(path),
    getSourceFile(path, version, ...rest) {
      const text = declared.get(path)
      if (text === undefined) return host.getSourceFile(path, version, ...rest)
      return ts.createSourceFile(path, text, version, true)
    },
  }
}

function toDeclaration(path: string): string {
  return path.replace(/\.ts$/, '.d.ts')
}
