import type * as models from '../../../../generated/models'
import { type Actor, actorName, isAdmin, requireAuthenticated, requireProject } from '../../access/access'
import { type Execution, executionsIn, jobsIn } from '../../engine/jobs'
import { matchesGlob } from '../../glob'
import { badRequest, forbidden, json, notFound } from '../../http/answers'
import { type Call, on, type Route } from '../../http/route'
import { never, type State } from '../../state'
import { type Artifact, artifactsIn } from '../artifacts/artifact'
import { tagsOf } from '../artifacts/tags'
import { projectsIn } from '../projects/project'
import type { User } from '../users/user'
import { exportFilesIn } from './export-files'
import { isDone, version11 } from './report'
import { reportsOf } from './scan'
import { scannerOf } from './scanner'

const vendor_type = 'SCAN_DATA_EXPORT'

interface Criteria {
  readonly projects?: readonly number[]
  readonly labels?: readonly number[]
  readonly repositories?: string
  readonly cveIds?: string
  readonly tags?: string
}

export const exportRoutes: readonly Route[] = [
  on('exportScanData', (call) => {
    // What is asked for is looked at before who asks.
    const type = call.request.headers.get('x-scan-data-type')
    const { projects = [], repositories = '', tags = '', cveIds = '' } = call.body
    if (type !== version11) throw badRequest(`bad request: Unsupported MIME type : ${type}`)
    const [id] = projects
    if (id === undefined || projects.length !== 1) {
      throw badRequest(
        `bad request: only support export single project, invalid value: [${projects.join(' ')}]`,
      )
    }
    const project = projectsIn(call.state).get(id)
    if (!project) throw notFound(`resource not found: project ${id} not found`)
    const spaced = [repositories, tags, cveIds].find((text) => text.includes(' '))
    if (spaced !== undefined) {
      throw badRequest(
        `bad request: invalid criteria value, please remove additional spaces for input: ${spaced}`,
      )
    }
    requireProject(call.state, call.actor, { project, named: String(id) }, 'create', 'export-cve')
    return json({ id: startExport(call.state, requireUser(call.actor), id, call.body).id })
  }),

  on('getScanDataExportExecution', (call) => json(viewExport(call.state, requireOwn(call)))),

  on('getScanDataExportExecutionList', (call) => {
    requireAuthenticated(call.actor)
    const own = executionsIn(call.state)
      .where('type', vendor_type)
      .filter((execution) => isOf(execution, call.actor))
    return json({ items: own.sort((a, b) => b.id - a.id).map((one) => viewExport(call.state, one)) })
  }),

  // The file and its execution are gone with it (test/recordings/api/scan-data-export.json).
  on('downloadScanData', (call) => {
    const execution = findExport(call)
    const nothing = (status: number) =>
      new Response(null, { status, headers: { 'content-type': 'text/csv' } })
    if (!isOf(execution, call.actor)) return nothing(403)
    const { csv } = exportFilesIn(call.state).get(execution.id) ?? {}
    if (!csv) return nothing(404)
    exportFilesIn(call.state).delete(execution.id)
    jobsIn(call.state).delete(execution)
    const fileName = `scandata_export_${execution.id}.csv`
    const headers = {
      'content-type': 'text/csv',
      'content-disposition': `attachment; filename="${fileName}"`,
    }
    return new Response(csv, { headers })
  }),
]

function requireUser(actor: Actor): User {
  requireAuthenticated(actor)
  if (actor.kind === 'user') return actor.user
  // It has a name like any other (seen on Harbor 2.15.2).
  throw notFound(`user ${actorName(actor)} not found`)
}

type OfExport = Call<{ readonly execution_id: number }, unknown>

function isOf({ extra_attrs }: Execution, actor: Actor): boolean {
  return extra_attrs.user_name === actorName(actor)
}

function findExport({ state, params, actor }: OfExport): Execution {
  requireAuthenticated(actor)
  const execution = executionsIn(state).get(params.execution_id)
  if (execution?.vendor_type === vendor_type) return execution
  throw notFound(`execution ${params.execution_id} not found`)
}

function requireOwn(call: OfExport): Execution {
  const execution = findExport(call)
  if (isOf(execution, call.actor)) return execution
  throw forbidden(isAdmin(call.actor) ? 'forbidden' : '<nil>')
}

function startExport(
  state: State,
  { id: user_id, username: user_name }: User,
  project: number,
  criteria: Criteria,
): Execution {
  const execution = jobsIn(state).start({
    ...{ vendor_type, vendor_id: -1, trigger: 'MANUAL', extra_attrs: { user_id, user_name } },
    tasks: [
      {
        run() {
          const csv = csvOf(state, project, criteria)
          if (csv !== '') exportFilesIn(state).set(execution.id, { csv, time: state.clock.now() })
        },
      },
    ],
  })
  return execution
}

function viewExport(state: State, execution: Execution): models.ScanDataExportExecution {
  const { id, status, start_time, end_time = never, extra_attrs } = execution
  const isEmpty = status === 'Success' && !exportFilesIn(state).has(id)
  return {
    end_time: end_time.replace(/\.\d+Z$/, '.000Z'),
    file_present: !isEmpty,
    ...{ id, start_time, status },
    status_text: isEmpty ? 'No vulnerabilities found or matched' : '',
    ...{ trigger: 'MANUAL', user_id: Number(extra_attrs.user_id), user_name: String(extra_attrs.user_name) },
  }
}

function csvOf(state: State, projectId: number, criteria: Criteria): string {
  const { labels = [], repositories = '', tags = '', cveIds = '' } = criteria
  const chosen = artifactsIn(state)
    .where('project', projectId)
    .filter((artifact) => {
      const name = artifact.repository_name.slice(artifact.repository_name.indexOf('/') + 1)
      if (labels.length > 0 && !labels.some((id) => artifact.labels.has(id))) return false
      if (!matchesGlob(repositories, name)) return false
      return tags === '' || tagsOf(state, artifact).some((tag) => matchesGlob(tags, tag.name))
    })
  const rows = chosen.flatMap((artifact) =>
    rowsOf(state, artifact).filter(([, , id = '']) => matchesGlob(cveIds, id)),
  )
  const header =
    'Repository,Artifact Digest,CVE,Package,Current Version,Fixed in version,Severity,CWE Ids,Additional Data,Scanner'
  return rows.length === 0 ? '' : `${[header, ...rows.map((row) => row.map(quote).join(','))].join('\n')}\n`
}

function rowsOf(state: State, artifact: Artifact): string[][] {
  if (artifact.references.length > 0) return []
  const reports = reportsOf(state, artifact, 'vulnerability')?.filter((report) => isDone(state, report)) ?? []
  const scanner = scannerOf(state, { id: artifact.project_id })?.name ?? ''
  return reports.flatMap(({ vulnerabilities }) =>
    vulnerabilities.map((found) => [
      ...[
        artifact.repository_name,
        artifact.digest,
        found.id,
        found.package,
        found.version,
        found.fix_version,
      ],
      ...[found.severity, found.cwe_ids?.join(',') ?? '', spaced(found.vendor_attributes), scanner],
    ]),
  )
}

/** As PostgreSQL writes it: a space after each colon and comma. */
function spaced(json: unknown): string {
  return JSON.stringify(json, undefined, 1)
    .replaceAll(/\n\s*(?=[}\]])/g, '')
    .replaceAll(/([{[])\n\s*/g, '$1')
    .replaceAll(/\n\s*/g, ' ')
}

function quote(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
