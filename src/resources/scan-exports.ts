import type {
  ScanDataExportExecution,
  ScanDataExportJob,
  ScanDataExportRequest,
} from '../../generated/models'
import type { SentRequest } from '../core/answer/answer'
import { contentTypeOf } from '../core/answer/media-type'
import { unexpected } from '../core/answer/unexpected'
import type { Call } from '../core/call/call'
import { Resource } from '../core/call/resource'
import type { WaitOptions } from '../core/paging/wait'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody, requireId } from './body'
import { failedJob } from './failed-job'
import { hasEnded } from './job-status'
import { namedProject, type ProjectReference } from './named-project'

/** Which vulnerabilities are exported: those of one project that match all of the members. */
export interface StartScanExportBody extends Omit<ScanDataExportRequest, 'projects'> {
  /** One project, by name or id. A name costs one GET. Harbor takes one project only. */
  projects: readonly [ProjectReference]
}

/**
 * A CSV file that is being downloaded. Its digest cannot be checked: Harbor tells it in no answer (goharbor/harbor
 * `src/server/v2.0/handler/scanexport.go`).
 */
export interface ScanExportFile {
  /** `scandata_export_71.csv` */
  readonly fileName: string
  /**
   * The content. Read it to its end or cancel it. If the connection is lost there is no second try, since Harbor has
   * deleted the file.
   */
  readonly body: ReadableStream<Uint8Array>
}

/**
 * Exports of vulnerabilities as CSV. An export belongs to the user who starts it. A robot cannot start one: Harbor
 * answers 404, since it looks for a user with the robot's name. Since Harbor 2.6.
 */
export class ScanExports extends Resource {
  /**
   * Starts an export.
   *
   * Permission: developer; no robot can do it.
   *
   * @param body `projects`: exactly one project. `repositories`, `tags` and `cveIds`: patterns without spaces, such as
   * `v1.*`, `app,web/**`, `CVE-2023-38545,CVE-2022-37434`.
   * @returns the `id`, to `wait` for
   * @throws {@link NotFoundError} there is no such project, or the caller is a robot
   *
   * @example
   * const { id } = await harbor.scanExports.start({ projects: ['demo'], tags: '{v1.*,latest}' })
   * if ((await harbor.scanExports.wait(id)).file_present) {
   *   const { fileName, body } = await harbor.scanExports.download(id)
   *   await pipeline(body, createWriteStream(fileName))
   * }
   */
  start(body: StartScanExportBody, options?: CallOptions): Call<ScanDataExportJob> {
    return this.call('exportScanData', options, async (own) => {
      const project = projectOf(body)
      const patterns = readPatterns(body)
      const projects = [await this.idOf(namedProject, project, own)]
      return { body: { ...body, ...patterns, projects }, headers: { 'x-scan-data-type': reportType } }
    })
  }

  /**
   * Lists the caller's own exports, newest first. An export that was downloaded is not among them.
   *
   * Permission: developer; no robot can do it.
   */
  list(options?: CallOptions): Call<ScanDataExportExecution[]> {
    return this.call('getScanDataExportExecutionList', options, undefined, ({ data }) => data.items)
  }

  /**
   * Gets an export.
   *
   * Permission: developer; no robot can do it.
   *
   * @throws {@link ForbiddenError} another user has started it
   * @throws {@link NotFoundError} there is no such export, or it was downloaded already
   */
  get(execution: number, options?: CallOptions): Call<ScanDataExportExecution> {
    return this.call('getScanDataExportExecution', options, () => ({
      path: { execution_id: requireId('execution', execution) },
    }))
  }

  /**
   * Waits until an export has ended.
   *
   * Permission: developer; no robot can do it.
   *
   * @param options `onProgress` is called with the export after each request. `totalTimeout` limits the whole wait.
   * @returns the export. If no vulnerability matches there is no file: `file_present` is `false`, and `status_text`
   * says why.
   * @throws {@link HarborJobError} it failed
   * @throws {@link HarborTimeoutError} it did not end within `totalTimeout`
   */
  async wait(
    execution: number,
    options: WaitOptions<ScanDataExportExecution> = {},
  ): Promise<ScanDataExportExecution> {
    requireId('execution', execution)
    const job = `The export ${execution}`
    return this.waitFor('getScanDataExportExecution', job, options, {
      look: (own) => this.get(execution, own),
      isOver: (seen) => hasEnded(seen),
      progressOf: (seen) => seen,
      resultOf: async (seen) => {
        const { status, status_text: why } = seen
        if (status === 'Success') return seen
        throw await failedJob({ job, status, why })
      },
    })
  }

  /**
   * Downloads the file of an export. This works **once**: Harbor deletes file and export. So the request is never
   * retried, whatever `retry` is.
   *
   * Permission: developer; no robot can do it.
   *
   * @param options `timeout`: until the headers arrive, and then for every 64 KiB. `totalTimeout`: until the end of the
   * body.
   * @throws {@link ForbiddenError} another user has started it
   * @throws {@link NotFoundError} there is no such export, it was downloaded already, or it has no file
   */
  download(execution: number, options?: CallOptions): Call<ScanExportFile> {
    return this.call(
      'downloadScanData',
      options,
      () => ({ path: { execution_id: requireId('execution', execution) }, accept: 'text/csv' }),
      ({ response }, request) => ({
        fileName: fileNameIn(response.headers) ?? `scandata_export_${execution}.csv`,
        body: csvIn(response, request),
      }),
    )
  }
}

/** As Harbor spells it; it takes no other. */
const reportType = 'application/vnd.security.vulnerability.report; version=1.1'

/**
 * Harbor matches a whole pattern against each name or id, also of `cveIds`: one with a comma outside of braces fits nothing,
 * and the export is empty without a word (goharbor/harbor `src/pkg/scan/export/export_data_selector.go`).
 */
function readPatterns(body: StartScanExportBody): Partial<StartScanExportBody> {
  const members = ['repositories', 'tags', 'cveIds'] as const
  const patterns = members.flatMap((member) => {
    const pattern = body[member]
    if (pattern === undefined) return []
    if (typeof pattern !== 'string' || pattern.includes(' ')) {
      throw new InvalidArgumentError(member, 'must be a string without spaces, which Harbor refuses.')
    }
    return [[member, /^[^{}]*,[^{}]*$/.test(pattern) ? `{${pattern}}` : pattern] as const]
  })
  return Object.fromEntries(patterns)
}

function projectOf(body: StartScanExportBody): ProjectReference {
  const { projects } = requireBody(body)
  if (Array.isArray(projects) && projects.length === 1) return projects[0]
  throw new InvalidArgumentError('projects', 'must be a list of one project.')
}

/** A name that leads nowhere else, should somebody write it to a disk. */
function fileNameIn(headers: Headers): string | undefined {
  return /filename="?([\w.-]+)"?/.exec(headers.get('content-disposition') ?? '')?.[1]
}

/** @throws {@link HarborResponseError} it is something else, some proxy's page */
function csvIn(response: Response, request: SentRequest): ReadableStream<Uint8Array> {
  const contentType = contentTypeOf(response)
  if (response.body !== null && contentType?.startsWith('text/csv')) return response.body
  void response.body?.cancel()
  throw unexpected(request, response, `${contentType} came in place of text/csv`)
}
