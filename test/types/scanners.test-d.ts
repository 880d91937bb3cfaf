import { test } from 'vitest'
import type { Harbor, Page, VulnerabilityItem } from '../../src/index'
import { between, like } from '../../src/index'

declare const harbor: Harbor

test('a scanner with credentials has both parts of them', () => {
  const base = { name: 'Trivy', url: 'https://trivy.example.com' }
  void harbor.scanners.create(base)
  void harbor.scanners.create({ ...base, auth: 'Bearer', access_credential: 'token' })
  // @ts-expect-error Harbor refuses a kind of authentication without a credential
  void harbor.scanners.create({ ...base, auth: 'Basic' })
  // @ts-expect-error Harbor knows no such kind
  void harbor.scanners.create({ ...base, auth: 'Digest', access_credential: 'a' })
  // @ts-expect-error a scanner has no number
  void harbor.scanners.get(3)
})

test('what was read or made names a scanner', async () => {
  await harbor.scanners.setDefault(await harbor.scanners.create({ name: 'a', url: 'https://a.example.com' }))
  await harbor.scanners.setForProject('demo', await harbor.scanners.get('Trivy'))
  const scanner = await harbor.scanners.ofProject('demo')
  // @ts-expect-error a project may have none
  void scanner.name
})

test('a filter of the security hub has the columns that Harbor takes, each in its way', () => {
  const list = (): PromiseLike<Page<VulnerabilityItem>> =>
    harbor.securityHub.listVulnerabilities({ q: { severity: 'High', cvss_score_v3: between(7, undefined) } })
  void list
  // @ts-expect-error a misspelt column
  void harbor.securityHub.listVulnerabilities({ q: { cve: 'CVE-2023-38545' } })
  // @ts-expect-error each exactly
  void harbor.securityHub.listVulnerabilities({ q: { package: like('curl') } })
  // @ts-expect-error no severity
  void harbor.securityHub.listVulnerabilities({ q: { severity: 'high' } })
})

test('the list of the system has items', () => {
  // @ts-expect-error without them Harbor would empty the list
  void harbor.cveAllowlist.set({ expires_at: 1_893_456_000 })
})
