import { describe, expect, test } from 'vitest'
import { scanSummary } from '../../../src/webhooks'
import { eventOf } from '../event-of'
import { bodyOf } from '../recorded'
import { withMembers } from '../with-members'

const mediaType = 'application/vnd.security.vulnerability.report; version=1.1'
const scanner = { name: 'Palisade', vendor: 'Palisade Labs', version: '4.2.1' }

describe('scanSummary', () => {
  test('gives what was found', () => {
    expect(scanSummary(eventOf('SCANNING_COMPLETED', bodyOf('scanning-completed.vulnerabilities')))).toEqual({
      status: 'Success',
      vulnerabilities: {
        severity: 'Critical',
        total: 3,
        fixable: 2,
        counts: { Critical: 1, Low: 1, Medium: 1 },
      },
      scanner,
      mediaType,
    })
  })

  test('tells a clean image from a scan that failed', () => {
    const clean = scanSummary(eventOf('SCANNING_COMPLETED', bodyOf('scanning-completed.clean')))
    expect(clean?.vulnerabilities).toEqual({ severity: 'None', total: 0, fixable: 0, counts: {} })
    const failed = scanSummary(eventOf('SCANNING_FAILED', bodyOf('scanning-failed.report-error')))
    expect(failed).toEqual({ status: 'Error', vulnerabilities: undefined, scanner: undefined, mediaType })
    const stopped = scanSummary(eventOf('SCANNING_STOPPED', bodyOf('scanning-stopped.stopped-vulnerability')))
    expect(stopped).toMatchObject({ status: 'Stopped', vulnerabilities: undefined })
  })

  test('takes the report with counts of several, whatever its media type', () => {
    const body = bodyOf('scanning-completed.vulnerabilities')
    const report = JSON.parse(body).event_data.resources[0].scan_overview[mediaType]
    const older = 'application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0'
    const reports = { [mediaType]: { ...report, summary: null }, [older]: report }
    const event = eventOf(
      'SCANNING_COMPLETED',
      withMembers(body, { 'event_data.resources.0.scan_overview': reports }),
    )
    expect(scanSummary(event)).toMatchObject({ mediaType: older, vulnerabilities: { total: 3 } })
  })

  test.each(['scanning-failed.sbom-error', 'scanning-stopped.stopped-sbom', 'scanning-completed.sbom'])(
    'is undefined for %s',
    (name) => {
      const [type] = name.split('.')
      const known = { 'scanning-failed': 'SCANNING_FAILED', 'scanning-stopped': 'SCANNING_STOPPED' } as const
      const body = bodyOf(name)
      expect(
        scanSummary(eventOf(known[type as keyof typeof known] ?? 'SCANNING_COMPLETED', body)),
      ).toBeUndefined()
    },
  )
})
