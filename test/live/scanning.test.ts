import { expect, test } from 'vitest'
import {
  cveAllowlist,
  HarborJobError,
  InvalidArgumentError,
  jobSchedule,
  NotFoundError,
  severityAtLeast,
} from '../../src/index'
import { describeLive, unique } from './describe-live'
import { pushImage } from './push-image'

// Needs a scanner that is the default one: it finds five vulnerabilities in an image, none where the tag begins with
// `clean`, and fails where it begins with `fail`.
describeLive('scans', (live) => {
  test('scan an image, and say what was found', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    await pushImage(live, `${project}/team/app`, 'v1')
    const image = `${project}/team/app:v1`

    expect(await harbor.artifacts.vulnerabilityReport(image)).toEqual({ state: 'unscanned' })
    await expect(harbor.scans.wait(image)).rejects.toThrow(NotFoundError)
    await harbor.scans.start(image)
    const found = await harbor.scans.wait(image)
    expect(found).toMatchObject({
      severity: 'Critical',
      complete_percent: 100,
      summary: { total: 5, fixable: 3 },
    })

    const result = await harbor.artifacts.vulnerabilityReport(image)
    if (result.state !== 'scanned') throw new Error(`it is ${result.state}`)
    expect(severityAtLeast(result.report, 'Critical')).toBe(true)
    const high = result.report.vulnerabilities.filter((one) => severityAtLeast(one, 'High'))
    expect(high.map(({ id }) => id).sort()).toEqual(['CVE-2026-0001', 'CVE-2026-0002', 'CVE-2026-0003'])
    expect(await harbor.scans.log(image, found.report_id)).toContain('[INFO]')

    await harbor.scans.start(image, { scan_type: 'vulnerability' })
    await harbor.scans.wait(image)
    // One that has ended stays as it is.
    await harbor.scans.stop(image)
    expect(await harbor.artifacts.vulnerabilityReport(image)).toMatchObject({ state: 'scanned' })
  })

  test('make an SBOM', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    await pushImage(live, `${project}/app`, 'v1', unique())
    const image = `${project}/app:v1`

    await expect(harbor.artifacts.sbom(image)).rejects.toThrow(NotFoundError)
    await harbor.scans.start(image, { scan_type: 'sbom' })
    const { sbom_digest } = await harbor.scans.wait(image, { scan_type: 'sbom' })
    const { spdxVersion, packages = [] } = await harbor.artifacts.sbom(image)
    expect(spdxVersion).toBe('SPDX-2.3')
    expect(packages.map(({ name }) => name).sort()).toEqual(['curl', 'glibc', 'openssl', 'tar', 'zlib'])
    const [accessory] = await harbor.artifacts.accessories(image, { q: { type: 'sbom.harbor' } }).all()
    expect(accessory?.digest).toBe(sbom_digest)
  })

  test('tell a clean image from one that could not be scanned', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    await pushImage(live, `${project}/app`, 'clean-1', unique())
    await pushImage(live, `${project}/app`, 'fail-1', unique())
    await pushImage(live, `${project}/charts`, 'v1', unique())

    await harbor.scans.start(`${project}/app:clean-1`)
    expect(await harbor.scans.wait(`${project}/app:clean-1`)).toMatchObject({ severity: 'None' })
    const clean = await harbor.artifacts.vulnerabilityReport(`${project}/app:clean-1`)
    expect(clean).toMatchObject({ state: 'scanned', report: { vulnerabilities: [] } })
    if (clean.state === 'scanned') expect(severityAtLeast(clean.report, 'None')).toBe(false)

    await harbor.scans.start(`${project}/app:fail-1`)
    const error = await harbor.scans.wait(`${project}/app:fail-1`).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(HarborJobError)
    expect((error as HarborJobError).tasks[0]?.log).toContain('the scan failed')
    expect(await harbor.artifacts.vulnerabilityReport(`${project}/app:fail-1`)).toEqual({ state: 'failed' })
    await expect(harbor.scans.start(`${project}/app:v404`)).rejects.toThrow(NotFoundError)
  })
})

describeLive('scanners', (live) => {
  test('are chosen by projects, by name or as they were read', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    const all = await harbor.scanners.list().all()
    const [scanner] = all.filter(({ is_default }) => is_default)
    if (scanner === undefined) throw new Error('needs a default scanner')
    expect(await harbor.scanners.ofProject(project)).toMatchObject({ uuid: scanner.uuid, health: 'healthy' })
    const candidates = await harbor.scanners.candidates(project).all()
    expect(candidates.map(({ uuid }) => uuid)).toContain(scanner.uuid)
    await harbor.scanners.setForProject(project, scanner.name)
    await harbor.scanners.setForProject(project, scanner)
    expect(await harbor.scanners.get(scanner.name)).toEqual(scanner)
    // It is already: there is nothing to put back.
    await harbor.scanners.setDefault(scanner)
    expect((await harbor.scanners.get(scanner)).is_default).toBe(true)
    expect(await harbor.scanners.exists(scanner)).toBe(true)
    expect(await harbor.scanners.exists(unique())).toBe(false)
    const { capabilities } = await harbor.scanners.metadata(scanner)
    expect(capabilities?.map(({ type }) => type)).toContain('vulnerability')
  })

  test('are registered, changed and taken away', async (context) => {
    const { harbor } = live
    const [first] = await harbor.scanners.list().all()
    const name = unique('scanner')
    // The same scanner under another address: no two have the same.
    const url = first?.url.replace('127.0.0.1', 'localhost') ?? ''
    if (url === first?.url && !url.endsWith('.test')) context.skip('needs a second address of the scanner')
    const other = url.replace('.test', '.test/second')
    live.later(() => harbor.scanners.delete(name))
    await harbor.scanners.ping({ name, url: other })
    const made = await harbor.scanners.create({ name, url: other, disabled: true })
    expect(made.name).toBe(name)
    await harbor.scanners.update(made, { description: 'changed' })
    expect(await harbor.scanners.get(made)).toMatchObject({
      description: 'changed',
      disabled: true,
      url: other,
    })
    expect(await harbor.scanners.delete(made)).toMatchObject({ name })
    await expect(harbor.scanners.get(made)).rejects.toThrow(NotFoundError)
  })
})

describeLive('the scan of everything', (live) => {
  test('has metrics, and can be stopped', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    await pushImage(live, `${project}/app`, 'v1', unique())
    await harbor.scanAll.start()
    const stats = await harbor.scanAll.wait()
    expect(stats).toMatchObject({ ongoing: false, trigger: 'Manual' })
    expect(stats.completed).toBe(stats.total)
    expect(await harbor.artifacts.vulnerabilityReport(`${project}/app:v1`)).toMatchObject({
      state: 'scanned',
    })
    await harbor.scanAll.stop()
    expect(await harbor.scanAll.metrics()).toEqual(stats)
    expect(await harbor.scanAll.scheduledMetrics()).toMatchObject({ ongoing: false })
  })

  test('is scheduled', async (context) => {
    const { harbor } = live
    if ((await harbor.scanAll.schedule()) !== undefined) context.skip('it has a schedule of its own')
    live.later(() => harbor.scanAll.setSchedule({ schedule: jobSchedule.none() }))
    await harbor.scanAll.setSchedule({ schedule: jobSchedule.custom('0 30 2 * * 6') })
    expect((await harbor.scanAll.schedule())?.schedule).toMatchObject({
      type: 'Custom',
      cron: '0 30 2 * * 6',
    })
    await harbor.scanAll.setSchedule({ schedule: jobSchedule.daily() })
    expect((await harbor.scanAll.schedule())?.schedule.type).toBe('Daily')
    await harbor.scanAll.setSchedule({ schedule: jobSchedule.none() })
    expect(await harbor.scanAll.schedule()).toBeUndefined()
  })
})

describeLive('what was found', (live) => {
  test('is counted, listed, exported and allowed', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    await pushImage(live, `${project}/app`, 'v1', unique())
    await harbor.scans.start(`${project}/app:v1`)
    await harbor.scans.wait(`${project}/app:v1`)

    const summary = await harbor.securityHub.summary({
      with_dangerous_cve: true,
      with_dangerous_artifact: true,
    })
    expect(summary.critical_cnt).toBeGreaterThan(0)
    expect(summary.dangerous_cves?.map(({ cve_id }) => cve_id)).toContain('CVE-2026-0001')
    expect(summary.dangerous_artifacts?.length).toBeGreaterThan(0)
    const repository_name = `${project}/app`
    const all = await harbor.securityHub.listVulnerabilities({ q: { repository_name }, with_tag: true }).all()
    expect(all.map(({ cve_id }) => cve_id).sort()).toEqual([
      ...['CVE-2024-2000', 'CVE-2025-1000', 'CVE-2026-0001', 'CVE-2026-0002', 'CVE-2026-0003'],
    ])
    expect(all[0]?.tags).toEqual(['v1'])
    const worst = await harbor.securityHub
      .listVulnerabilities({ q: { repository_name, cvss_score_v3: 9.8 }, tune_count: true })
      .all()
    expect(worst.map(({ cve_id }) => cve_id)).toEqual(['CVE-2026-0001'])

    const { id } = await harbor.scanExports.start({
      projects: [project],
      cveIds: 'CVE-2026-0001,CVE-2026-0002',
    })
    expect(await harbor.scanExports.wait(id)).toMatchObject({ file_present: true })
    expect((await harbor.scanExports.list()).map((one) => one.id)).toContain(id)
    const { fileName, body } = await harbor.scanExports.download(id)
    const lines = (await new Response(body).text()).trim().split('\n')
    expect(fileName).toBe(`scandata_export_${id}.csv`)
    expect(lines).toHaveLength(3)
    await expect(harbor.scanExports.download(id)).rejects.toThrow(NotFoundError)

    const nothing = await harbor.scanExports.start({ projects: [project], cveIds: 'CVE-1900-1' })
    expect(await harbor.scanExports.wait(nothing.id)).toMatchObject({ file_present: false })
    await expect(harbor.scanExports.download(nothing.id)).rejects.toThrow(NotFoundError)
    // Of an export only the execution is shown, whose status comes up to half a minute late: twice.
  }, 180_000)

  test('can be exported by users only', async () => {
    const project = await live.makeProject()
    const { id, name, secret } = await live.harbor.robots.create({
      ...{ name: unique('ci'), level: 'project', duration: 1 },
      permissions: [
        { kind: 'project', namespace: project, access: [{ resource: 'export-cve', action: 'create' }] },
      ],
    })
    live.later(() => live.harbor.robots.delete(id))
    const robot = live.as({ robot: name, secret })
    const { project_id } = await live.harbor.projects.get(project)
    await expect(robot.scanExports.start({ projects: [project_id] })).rejects.toThrow(/user .* not found/)
  })

  test('is allowed in the system and in a project', async () => {
    const { harbor } = live
    const before = await harbor.cveAllowlist.get()
    live.later(() => harbor.cveAllowlist.set({ ...before, items: before.items ?? [] }))
    await harbor.cveAllowlist.set(cveAllowlist(['CVE-2026-0001'], { expires_at: 1_893_456_000 }))
    expect(await harbor.cveAllowlist.get()).toMatchObject({
      items: [{ cve_id: 'CVE-2026-0001' }],
      expires_at: 1_893_456_000,
    })
    const twice = harbor.cveAllowlist.set({ items: [{ cve_id: 'CVE-1' }, { cve_id: 'CVE-1' }] })
    await expect(twice).rejects.toThrow(InvalidArgumentError)
    const project = await live.makeProject()
    await harbor.projects.update(project, { cve_allowlist: cveAllowlist(['CVE-2026-0002']) })
    const { cve_allowlist } = await harbor.projects.get(project)
    expect(cve_allowlist.items).toEqual([{ cve_id: 'CVE-2026-0002' }])
  })
})
