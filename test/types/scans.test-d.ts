import { expectTypeOf, test } from 'vitest'
import type { Harbor, NativeReportSummary, SBOMOverview, VulnerabilityReport } from '../../src/index'
import { severityAtLeast } from '../../src/index'

declare const harbor: Harbor

test('a wait gives what was waited for', () => {
  expectTypeOf(harbor.scans.wait('demo/app:v1')).resolves.toEqualTypeOf<NativeReportSummary>()
  expectTypeOf(harbor.scans.wait('demo/app:v1', { scan_type: 'sbom' })).resolves.toEqualTypeOf<SBOMOverview>()
  // @ts-expect-error there are two kinds of scans
  void harbor.scans.start('demo/app:v1', { scan_type: 'malware' })
})

test('there is a report where an artifact was scanned, and only there', async () => {
  const result = await harbor.artifacts.vulnerabilityReport('demo/app:v1')
  if (result.state === 'scanned') expectTypeOf(result.report).toEqualTypeOf<VulnerabilityReport>()
  // @ts-expect-error it may have failed
  void result.report
  // @ts-expect-error severities begin with a capital
  if (result.state === 'scanned') severityAtLeast(result.report, 'high')
})

test('an SBOM has packages', async () => {
  const { packages = [] } = await harbor.artifacts.sbom('demo/app:v1')
  expectTypeOf(packages.map(({ name }) => name)).toEqualTypeOf<string[]>()
})
