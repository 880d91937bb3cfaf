import { expect, test } from 'vitest'
import { scanState } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { scripted } from './script'

async function stateOf(note: string) {
  const { harbor } = scripted(findExchange('artifact.json', 'getArtifact', note))
  return scanState(await harbor.artifacts.get('demo/app:v1', { with_scan_overview: true }))
}

test('scanState gives what was found by severity', async () => {
  expect(await stateOf('scan_overview without X-Accept-Vulnerabilities')).toMatchObject({
    ...{ state: 'scanned', severity: 'Critical', total: 6, fixable: 4 },
    counts: { Critical: 2, High: 1, Medium: 1, Low: 1 },
    overview: { scanner: { name: 'Demo Scanner' } },
  })
})

test('scanState gives what is merged of an index, and the report of an older type', async () => {
  expect(await stateOf('scan_overview of an index')).toMatchObject({ state: 'scanned', severity: 'Critical' })
  const older = await stateOf('X-Accept-Vulnerabilities: the native 1.0 type only')
  expect(older).toMatchObject({ state: 'scanned', severity: 'Critical' })
})

test('scanState of what was found to be clean is not that of what was never looked at', async () => {
  const clean = { state: 'scanned', severity: 'None', total: 0, fixable: 0, counts: {} }
  expect(await stateOf('scan_overview of a clean image')).toMatchObject(clean)
  expect(scanState({})).toEqual({ state: 'unscanned' })
})

test.each([
  ['a scan that is pending or running', 'pending'],
  ['scan_overview while a scan is running', 'pending'],
  ['scan_overview after the stop', 'unscanned'],
])('scanState of %s is %s', async (note, state) => {
  expect(await stateOf(note)).toEqual({ state })
})

test('scanState of a scan that failed is failed', () => {
  const times = { start_time: '2026-11-23T20:33:41.000Z', end_time: '2026-11-23T20:33:42.000Z' }
  const overview = { report_id: 'r1', scan_status: 'Error', ...times } as const
  expect(scanState({ scan_overview: { any: overview } })).toEqual({ state: 'failed' })
})
