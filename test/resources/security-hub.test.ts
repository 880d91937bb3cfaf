import { expect, test } from 'vitest'
import { between, cveAllowlist, InvalidArgumentError } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

replay('securityhub.json', {
  operations: {
    getSecuritySummary: { call: ({ harbor, query }) => harbor.securityHub.summary(query()) },
    ListVulnerabilities: {
      call: async ({ harbor, query }) => {
        const { items, total } = await harbor.securityHub.listVulnerabilities(query())
        return { items, total }
      },
      // Page 1 has one vulnerability twice, for each type of report.
      gives: ({ response: { status, headers, body } }) => {
        if (status !== 200) return undefined
        const items = new Map((body as object[]).map((item) => [JSON.stringify(item), item]))
        return { value: { items: [...items.values()], total: Number(headers['x-total-count']) } }
      },
    },
  },
})

replay('system-cve-allowlist.json', {
  operations: {
    getSystemCVEAllowlist: { call: ({ harbor }) => harbor.cveAllowlist.get() },
    putSystemCVEAllowlist: { call: ({ harbor, body }) => harbor.cveAllowlist.set(body()) },
  },
  refused: { 'putSystemCVEAllowlist: a duplicate': 'items' },
})

const page = findExchange('securityhub.json', 'ListVulnerabilities', 'q: cve_id')

test.each([
  [between(7, undefined), '[7~10]'],
  [between(undefined, 4), '[0~4]'],
  [between(7, 9), '[7~9]'],
  [9.8, '[9.8~9.8]'],
])('asks for scores in a range that is closed: %o', async (cvss_score_v3, range) => {
  const { harbor, asked } = scripted(page)
  await harbor.securityHub.listVulnerabilities({ q: { severity: 'High', cvss_score_v3 } })
  expect(asked[0]).toContain(`q=severity=High,cvss_score_v3=${range}&`)
})

test('takes every vulnerability that has no id for what it is', async () => {
  const item = { cve_id: 'CVE-2023-38545', digest: 'sha256:1', package: 'curl' }
  const items = [item, { ...item, package: 'libcurl' }, { ...item, digest: 'sha256:2' }]
  const { harbor } = scripted({ body: items })
  expect(await harbor.securityHub.listVulnerabilities().all()).toEqual(items)
})

test('reads to the end where Harbor did not count', async () => {
  const items = (from: number, size: number) => ({
    body: Array.from({ length: size }, (_, index) => ({ cve_id: `CVE-2026-${from + index}` })),
    headers: { 'x-total-count': '-1' },
  })
  const { harbor, asked } = scripted(items(0, 100), items(100, 30))
  const found = await harbor.securityHub.listVulnerabilities({ tune_count: true }).all()
  expect(found).toHaveLength(130)
  expect(asked).toHaveLength(2)
})

test('makes an allowlist of ids, each once', () => {
  expect(cveAllowlist(['CVE-1', 'CVE-2', 'CVE-1'])).toEqual({
    items: [{ cve_id: 'CVE-1' }, { cve_id: 'CVE-2' }],
  })
  expect(cveAllowlist([], { expires_at: new Date('2030-01-01T00:00:00.900Z') })).toEqual({
    items: [],
    expires_at: 1_893_456_000,
  })
  expect(() => cveAllowlist([''])).toThrow(InvalidArgumentError)
  expect(() => cveAllowlist(['CVE-1'], { expires_at: new Date('never') })).toThrow(/expires_at/)
})

test('refuses a project an allowlist with the same id twice', async () => {
  const { harbor, asked } = scripted()
  const items = [{ cve_id: 'CVE-1' }, { cve_id: 'CVE-1' }]
  const update = harbor.projects.update('demo', { cve_allowlist: { items } })
  await expect(update).rejects.toMatchObject({ argument: 'cve_allowlist.items' })
  expect(asked).toEqual([])
})
