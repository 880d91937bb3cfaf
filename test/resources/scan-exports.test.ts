import { describe, expect, test } from 'vitest'
import { Harbor, HarborConnectionError, HarborJobError, HarborResponseError } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

const file = 'scan-data-export.json'

replay(file, {
  operations: {
    exportScanData: { call: ({ harbor, body }) => harbor.scanExports.start(body()) },
    getScanDataExportExecution: { call: ({ harbor, id }) => harbor.scanExports.get(id('execution_id')) },
    getScanDataExportExecutionList: {
      call: ({ harbor }) => harbor.scanExports.list(),
      gives: ({ response: { body } }) => ({ value: (body as { items: object[] }).items }),
    },
    downloadScanData: {
      call: async ({ harbor, id }) => {
        const { fileName, body } = await harbor.scanExports.download(id('execution_id'))
        return { fileName, text: await new Response(body).text() }
      },
      gives: ({ request, response: { status, body } }) => {
        const fileName = `scandata_export_${request.target.split('/').at(-1)}.csv`
        return status === 200 ? { value: { fileName, text: body } } : undefined
      },
    },
  },
  refused: { 'exportScanData: 400: no project': 'projects' },
  skipped: {
    'exportScanData: 422: no X-Scan-Data-Type': 'the header is always there',
    'exportScanData: 400: another data type': 'the type is the one that Harbor takes',
    'downloadScanData: Accept: application/json': 'a CSV is asked for',
  },
})

const started = { body: { id: 13 } }
const working = findExchange(file, 'getScanDataExportExecution', 'at work')
const done = findExchange(file, 'getScanDataExportExecution', 'done')
const project = { body: { project_id: 3, name: 'demo' } }

describe('start', () => {
  test('finds the id of a project', async () => {
    const { harbor, asked } = scripted(project, started)
    expect(await harbor.scanExports.start({ projects: ['demo'], tags: 'v*' })).toEqual({ id: 13 })
    expect(asked).toEqual(['GET /projects/demo', 'POST /export/cve {"projects":[3],"tags":"v*"}'])
  })

  test('says what it looks for as Harbor finds it', async () => {
    const { harbor, asked } = scripted(started)
    await harbor.scanExports.start({
      projects: [3],
      cveIds: 'CVE-1,CVE-2',
      repositories: '{app,web/**}',
      tags: 'v*',
    })
    expect(asked).toEqual([
      'POST /export/cve {"projects":[3],"cveIds":"{CVE-1,CVE-2}","repositories":"{app,web/**}","tags":"v*"}',
    ])
  })

  test.each([
    ['two projects', { projects: [3, 4] }, 'projects'],
    ['a space between the ids', { projects: [3], cveIds: 'CVE-1, CVE-2' }, 'cveIds'],
  ] as const)('refuses %s, which Harbor would', async (_what, body, argument) => {
    const { harbor, asked } = scripted()
    // @ts-expect-error two projects do not compile
    const start = harbor.scanExports.start(body)
    await expect(start).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(asked).toEqual([])
  })
})

describe('wait', () => {
  test('looks until the export has ended', async () => {
    const { harbor } = scripted(working, done)
    const seen: string[] = []
    const options = { interval: 1, onProgress: ({ status }: { status: string }) => seen.push(status) }
    expect(await harbor.scanExports.wait(71, options)).toEqual(done.response.body)
    expect(seen).toEqual(['Running', 'Success'])
  })

  test('throws where it failed, with the reason', async () => {
    const failed = { body: { id: 71, status: 'Error', status_text: 'no space left' } }
    const wait = scripted(failed).harbor.scanExports.wait(71)
    await expect(wait).rejects.toThrow(HarborJobError)
    await expect(scripted(failed).harbor.scanExports.wait(71)).rejects.toThrow(
      /ended as Error: no space left/,
    )
  })
})

describe('download', () => {
  function serving(answer: () => Response | Promise<Response>): { harbor: Harbor; asked: string[] } {
    const asked: string[] = []
    const fetch = async (url: string) => {
      asked.push(url)
      return answer()
    }
    return { harbor: new Harbor({ url: 'https://harbor.example.com', fetch, retry: 3 }), asked }
  }

  test('is a stream, of which only what is read has to be there', async () => {
    const pulled: number[] = []
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled.push(pulled.length)
          controller.enqueue(new TextEncoder().encode('a,b\n'))
        },
      },
      { highWaterMark: 0 },
    )
    const { harbor } = serving(() => new Response(body, { headers: { 'content-type': 'text/csv' } }))
    const file = await harbor.scanExports.download(71)
    expect(file.fileName).toBe('scandata_export_71.csv')
    await file.body.cancel()
    expect(pulled.length).toBeLessThan(5)
  })

  test('names no file outside of where it is put', async () => {
    const headers = { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="../x/y.csv"' }
    const { harbor } = serving(() => new Response('a', { headers }))
    const { fileName } = await harbor.scanExports.download(71)
    expect(fileName).not.toContain('/')
  })

  test('is not asked for twice, as the first time deletes it', async () => {
    const lost = serving(() => Promise.reject(Object.assign(new TypeError('failed'), { code: 'ECONNRESET' })))
    await expect(lost.harbor.scanExports.download(71)).rejects.toThrow(HarborConnectionError)
    const busy = serving(() => new Response('', { status: 503 }))
    await expect(busy.harbor.scanExports.download(71)).rejects.toMatchObject({ status: 503 })
    expect([lost.asked, busy.asked].map(({ length }) => length)).toEqual([1, 1])
  })

  test('is no page of a proxy', async () => {
    const headers = { 'content-type': 'text/html' }
    const { harbor } = serving(() => new Response('<html>', { headers }))
    await expect(harbor.scanExports.download(71)).rejects.toThrow(HarborResponseError)
  })
})
