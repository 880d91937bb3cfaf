import ts from 'typescript'

/**
 * The node with parts of it replaced: `replace` gives the new part, `null` to leave it out, or `undefined`
 * to look inside.
 */
export function rewrite<T extends ts.Node>(
  node: T,
  replace: (inner: ts.Node) => ts.Node | null | undefined,
): T {
  const { transformed } = ts.transform(node, [
    (context) => (root) => {
      const visit = (inner: ts.Node): ts.Node | undefined => {
        const replaced = replace(inner)
        if (replaced === undefined) return ts.visitEachChild(inner, visit, context)
        return replaced ?? undefined
      }
      return ts.visitEachChild(root, visit, context)
    },
  ])
  const [result] = transformed
  if (result === undefined) throw new Error('TypeScript gave nothing back.')
  return result
}

/**
 * The type as a caller may give it: with `| undefined` on each optional member, for those under
 * exactOptionalPropertyTypes, and with `readonly` lists, for those who write them `as const`.
 */
export function loosen<T extends ts.Node>(type: T): T {
  return rewrite(type, (node) => {
    if (ts.isArrayTypeNode(node)) return readonly(loosen(node))
    if (!ts.isPropertySignature(node) || node.questionToken === undefined || node.type === undefined)
      return undefined
    const { modifiers, name, questionToken } = node
    const type = ts.isArrayTypeNode(node.type) ? readonly(loosen(node.type)) : loosen(node.type)
    const loose = ts.factory.createUnionTypeNode([
      ...(ts.isUnionTypeNode(type) ? type.types : [type]),
      ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
    ])
    return ts.factory.updatePropertySignature(node, modifiers, name, questionToken, loose)
  })
}

function readonly(list: ts.ArrayTypeNode): ts.TypeNode {
  return ts.factory.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, list)
}

export function interfaceOf(name: string, members: readonly ts.TypeElement[]): ts.InterfaceDeclaration {
  return ts.factory.createInterfaceDeclaration(exported(), name, undefined, undefined, members)
}

export function aliasOf(name: string, type: ts.TypeNode): ts.TypeAliasDeclaration {
  return ts.factory.createTypeAliasDeclaration(exported(), name, undefined, type)
}

export function memberName({ name }: ts.TypeElement): string {
  if (name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name))) return name.text
  return ''
}

/** The members of an interface's member that is itself written as a type literal. */
export function membersOf(member: ts.TypeElement | undefined): readonly ts.TypeElement[] {
  if (member !== undefined && ts.isPropertySignature(member) && member.type !== undefined) {
    if (ts.isTypeLiteralNode(member.type)) return member.type.members
  }
  return []
}

/** `listProjects` → `ListProjects`. */
export function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function exported(): ts.Modifier[] {
  return [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)]
}
