import { expect, test } from 'vitest'
import { InvalidArgumentError, type Project, type ProjectMetadata, projectSettings } from '../../src/index'
import { findExchange } from './recorded-exchange'

test('reads strings as the booleans and numbers that they mean', () => {
  const metadata: ProjectMetadata = {
    public: 'true',
    prevent_vul: 'true',
    auto_scan: 'false',
    severity: 'high',
    retention_id: '12',
    proxy_speed_kb: '-1',
    max_upstream_conn: '',
    reuse_sys_cve_allowlist: 'false',
  }
  expect(projectSettings({ metadata })).toEqual({
    public: true,
    enable_content_trust: false,
    enable_content_trust_cosign: false,
    prevent_vul: true,
    severity: 'high',
    auto_scan: false,
    auto_sbom_generation: false,
    reuse_sys_cve_allowlist: false,
    retention_id: 12,
    proxy_speed_kb: -1,
    max_upstream_conn: undefined,
    proxy_cache_local_on_not_found: false,
  })
})

test('takes the allowlist of the system for the one that counts, as Harbor does where nothing is said', () => {
  const project = findExchange('project.json', 'getProject', 'by name').response.body as Project
  expect(projectSettings(project)).toMatchObject({ public: false, reuse_sys_cve_allowlist: true })
})

test('refuses a project that was listed without its metadata', () => {
  expect(() => projectSettings({})).toThrow(InvalidArgumentError)
  expect(() => projectSettings({})).toThrow(/with_detail/)
})
