import ts from 'typescript'

/** A module that a file names in whatever way: `import`, `export from`, `import()`, `require()`, `import('…').T`. */
export interface Import {
  /** `undefined` where the name is computed. */
  readonly specifier: string | undefined
  readonly line: number
}

export function importsOf(path: string, text: string): Import[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
  const found: Import[] = []

  const add = (node: ts.Node, named: ts.Node | undefined) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
    found.push({ specifier: named && ts.isStringLiteralLike(named) ? named.text : undefined, line: line + 1 })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier)
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node, node.moduleSpecifier)
    else if (ts.isExternalModuleReference(node)) add(node, node.expression)
    else if (ts.isImportTypeNode(node))
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined)
    else if (ts.isCallExpression(node) && loadsModule(node)) add(node, node.arguments[0])
    ts.forEachChild(node, visit)
  }
  visit(source)
  for (const { fileName, pos } of source.referencedFiles) {
    found.push({ specifier: fileName, line: source.getLineAndCharacterOfPosition(pos).line + 1 })
  }
  return found
}

function loadsModule(call: ts.CallExpression): boolean {
  if (call.expression.kind === ts.SyntaxKind.ImportKeyword) return true
  return ts.isIdentifier(call.expression) && call.expression.text === 'require'
}
