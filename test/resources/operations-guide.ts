import type { OperationId } from '../../generated/operations'
import { describeNeed } from '../../src/core/answer/need'
import { operationOf } from '../../src/core/call/operation'

/** The page that names all operations, by the methods that make them. */
export function operationsGuide(makers: ReadonlyMap<OperationId, string>): string {
  const rows = [...makers].map(([id, method]) => ({ id, method })).sort((a, b) => compare(a.method, b.method))
  const areas = [...new Set(rows.map(({ method }) => areaOf(method)))]
  return [
    introduction(rows.length),
    ...areas.map((area) =>
      [
        `## ${area}\n`,
        '| Method | Operation | Least role | Robot | Since Harbor |',
        '|---|---|---|---|---|',
        ...rows.filter(({ method }) => areaOf(method) === area).map(rowOf),
        '',
      ].join('\n'),
    ),
  ].join('\n')
}

function introduction(count: number): string {
  return `# All operations

All ${count} operations of Harbor 2.15.2, each with the one method that makes it, and who may call it. A test calls every method and writes this page.

- *Least role* is that of a user in the project. With "nothing where the project is public", anonymous callers may too.
- *Robot* is what a robot has to be allowed, on the project or on the system. \`–\`: no robot can do it.
- *Since Harbor* is empty for what Harbor 2.10 has already.

Beside these there are methods that make several: \`exists\`, \`wait\`, and jobs such as \`projects.purge\` or \`robots.rotate\`.
By its path, every operation is in \`harborkit/raw\` too.

What was missing is in the error of a call that was refused:

\`\`\`ts
import { ForbiddenError, Harbor } from 'harborkit'

const harbor = Harbor.fromEnv()
try {
  await harbor.artifacts.delete('demo/app:v1')
} catch (error) {
  if (!(error instanceof ForbiddenError)) throw error
  console.error(error.message) // … may not call deleteArtifact, which needs maintainer, or as a robot artifact:delete
}
\`\`\`
`
}

function rowOf({ id, method }: { readonly id: OperationId; readonly method: string }): string {
  const { name, need, versions } = operationOf(id)
  const [role, robot] = whoMay(need)
  const [, since = ''] = /came with Harbor ([\d.]+)/.exec(versions) ?? []
  return `| \`${method}\` | \`${id}\`, \`${name}\` | ${role} | ${robot} | ${since} |`
}

function whoMay(need: string): [role: string, robot: string] {
  if (need === 'user') return ['any user', 'any']
  if (need === 'anyone') return ['none', 'any']
  const [role = '', robot = ''] = describeNeed(need).split(/, or as a robot |; no robot can do it/)
  return [role, need.endsWith(' -') ? '–' : robot.replace(/[a-z-]+:[a-z]+/g, '`$&`')]
}

function areaOf(method: string): string {
  return method.split('.')[0] ?? ''
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
