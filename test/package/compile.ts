import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { inject } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** What to compile in the consumer's project: the file's name there, and where it is copied from. */
export type Sources = Readonly<Record<string, string>>

/** A program over copies of these sources in the consumer's project, in strict mode. */
export function consumerProgram(sources: Sources, options: ts.CompilerOptions): ts.Program {
  const consumer = inject('consumer')
  for (const [name, source] of Object.entries(sources)) copyFileSync(join(root, source), join(consumer, name))
  return ts.createProgram(
    Object.keys(sources).map((name) => join(consumer, name)),
    {
      target: ts.ScriptTarget.ES2022,
      strict: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      typeRoots: [join(root, 'node_modules/@types')],
      ...options,
    },
  )
}

/** Everything that the compiler says of a program, as `file:line message`. */
export function diagnose(program: ts.Program): string[] {
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, '\n')
    if (file === undefined) return message
    const { line } = file.getLineAndCharacterOfPosition(start)
    return `${file.fileName.replace(inject('consumer'), '')}:${line + 1} ${message}`
  })
}
