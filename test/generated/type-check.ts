import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** A value and the type it is said to have, both as TypeScript. */
export interface Claim {
  readonly title: string
  readonly type: string
  readonly value: string
}

/**
 * Type-checks every claim as a literal, so that members that the type does not have count as errors, and
 * gives one line for each mistake. The claims lie in a file beside this one that is never written.
 */
export function falseClaims(imports: string, claims: readonly Claim[]): string[] {
  const lines = claims.map(({ type, value }, index) => `export const claim${index}: ${type} = ${value}`)
  const source = [imports, ...lines].join('\n')

  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (name) => name === claimsFile || fileExists(name)
  host.getSourceFile = (name, ...rest) => {
    if (name === claimsFile) return ts.createSourceFile(name, source, ts.ScriptTarget.ES2022)
    const file = parsed.get(name) ?? getSourceFile(name, ...rest)
    if (file !== undefined) parsed.set(name, file)
    return file
  }

  const program = ts.createProgram([claimsFile], options, host)
  const checked = program.getSourceFile(claimsFile)
  if (checked === undefined) throw new Error(`${claimsFile} is not in the program.`)
  const mistakes = [...program.getSyntacticDiagnostics(checked), ...program.getSemanticDiagnostics(checked)]
  return mistakes.map(({ messageText, start }) => {
    const { line } = ts.getLineAndCharacterOfPosition(checked, start ?? 0)
    return `${claims[line - 1]?.title ?? 'the imports'}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}

const claimsFile = fileURLToPath(new URL('./claims.virtual.ts', import.meta.url))

// Only what the types need: reading lib.dom takes longer than everything else.
const options: ts.CompilerOptions = {
  ...repositoryOptions(),
  types: [],
  lib: ['lib.es2022.d.ts'],
  noUnusedLocals: false,
}

/** Files that are the same in every program. */
const parsed = new Map<string, ts.SourceFile>()

function repositoryOptions(): ts.CompilerOptions {
  const path = fileURLToPath(new URL('../../tsconfig.json', import.meta.url))
  const { config } = ts.readConfigFile(path, ts.sys.readFile)
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(path)).options
}
