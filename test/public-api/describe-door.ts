import ts from 'typescript'
import { declarationOf, fromRoot } from './declarations'

/**
 * The public promises of a door as text: a line for each export and for each public member of its classes
 * and interfaces, sorted. Each line stands alone, so that a diff of it can be read without its neighbours.
 *
 * A type that users can reach but not name (the class behind a property, say) follows in a second list.
 * Of `generated/` only the names are listed: the members are Harbor's.
 */
export function describeDoor(program: ts.Program, source: string, everyDoor: readonly string[]): string {
  const checker = program.getTypeChecker()
  const exported = exportsOf(program, source)
  const nameable = new Set(everyDoor.flatMap((door) => [...exportsOf(program, door).values()]))
  const reached = new Set<ts.Symbol>()

  const lines = [...exported].flatMap(([name, symbol]) => describe(name, symbol))
  const unnameable: string[] = []
  // The set grows while it is walked: what is reached reaches further.
  for (const symbol of reached) unnameable.push(...describe(symbol.name, symbol))

  const sections = [lines.sort()]
  if (unnameable.length > 0) sections.push(['', 'Reached, not exported:', ...unnameable.sort()])
  return `${sections.flat().join('\n')}\n`

  function describe(name: string, symbol: ts.Symbol): string[] {
    return (symbol.declarations ?? []).flatMap((declaration) => {
      if (fromRoot(declaration.getSourceFile().fileName).startsWith('generated/'))
        return [`generated ${name}`]
      follow(declaration)
      return describeDeclaration(name, declaration)
    })
  }

  function follow(node: ts.Node): void {
    if (isHidden(node)) return
    if (ts.isIdentifier(node)) {
      const symbol = resolveAlias(checker, checker.getSymbolAtLocation(node))
      if (symbol && isOurType(symbol) && !nameable.has(symbol)) reached.add(symbol)
    }
    ts.forEachChild(node, follow)
  }
}

function exportsOf(program: ts.Program, source: string): Map<string, ts.Symbol> {
  const checker = program.getTypeChecker()
  const file = declarationOf(program, source)
  const door = file && checker.getSymbolAtLocation(file)
  if (door === undefined) throw new Error(`${source} exports nothing`)
  return new Map(
    checker.getExportsOfModule(door).flatMap((symbol) => {
      const target = resolveAlias(checker, symbol)
      return target ? [[symbol.name, target] as const] : []
    }),
  )
}

function resolveAlias(checker: ts.TypeChecker, symbol: ts.Symbol | undefined): ts.Symbol | undefined {
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

function isOurType(symbol: ts.Symbol): boolean {
  const { Class, Interface, TypeAlias } = ts.SymbolFlags
  if ((symbol.flags & (Class | Interface | TypeAlias)) === 0) return false
  return symbol.declarations?.some((at) => fromRoot(at.getSourceFile().fileName).startsWith('src/')) ?? false
}

function describeDeclaration(name: string, declaration: ts.Declaration): string[] {
  if (ts.isClassDeclaration(declaration)) return describeMembers('class', name, declaration)
  if (ts.isInterfaceDeclaration(declaration)) return describeMembers('interface', name, declaration)
  if (ts.isVariableDeclaration(declaration)) return [`const ${print(declaration)}`]
  return [print(declaration)]
}

function describeMembers(
  kind: string,
  name: string,
  declaration: ts.ClassDeclaration | ts.InterfaceDeclaration,
): string[] {
  const parameters = declaration.typeParameters?.map(print).join(', ')
  const header = [
    kind,
    parameters ? `${name}<${parameters}>` : name,
    ...(declaration.heritageClauses ?? []).map(print),
  ]
  const members = declaration.members.filter((member) => !isHidden(member))
  return [header.join(' '), ...members.map((member) => `${kind} ${name}: ${print(member)}`)]
}

function isHidden(node: ts.Node): boolean {
  if (ts.isPropertyDeclaration(node) && ts.isPrivateIdentifier(node.name)) return true
  const hiding = ts.ModifierFlags.Private | ts.ModifierFlags.Protected
  return ts.isClassElement(node) && (ts.getCombinedModifierFlags(node) & hiding) !== 0
}

function print(node: ts.Node): string {
  return ts
    .createPrinter({ removeComments: true })
    .printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
    .replace(/\s+/g, ' ')
    .replace(/^ |^(export |declare )+|;$/g, '')
}
