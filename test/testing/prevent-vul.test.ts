import { describe, expect, test } from 'vitest'
import { Harbor } from '../../src/index'
import { createFakeHarbor, type FakeHarborOptions, type VulnerabilitySeed } from '../../src/testing/index'
import { asking, basic } from './ask'
import { pushImage, pushManifest } from './push-image'

const found: readonly VulnerabilitySeed[] = [
  { id: 'CVE-1', severity: 'High', package: 'curl' },
  { id: 'CVE-2', severity: 'Critical', package: 'curl' },
  { id: 'CVE-3', severity: 'Low', package: 'zlib' },
]
const image = 'demo/app:v1'
const policy = (least: string) =>
  `cannot be pulled due to configured policy in 'Prevent images with vulnerability severity of "${least}" or higher from running.' To continue with pull, please contact your project administrator`
const forHelp = (what: string, least = 'High') => `current image with${what} ${policy(least)} for help.`
const exempt = (what: string, least = 'High') =>
  `current image with ${what} ${policy(least)} to exempt matched vulnerabilities through configuring the CVE allowlist.`

function start(severity = 'high', options: FakeHarborOptions = {}) {
  const fake = createFakeHarbor({
    projects: [
      {
        name: 'demo',
        metadata: { prevent_vul: 'true', severity },
        repositories: [{ name: 'app', artifacts: [{ tags: ['v1'] }, { tags: ['bad'] }] }],
      },
    ],
    scanner: { find: ({ tags }) => (tags.includes('bad') ? 'failure' : found) },
    ...options,
  })
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  /** The status, or what Harbor says with a 412. */
  const pull = async (reference: string): Promise<number | string> => {
    const answer = await fake.fetch(`${fake.url}/v2/demo/app/manifests/${reference}`, {
      headers: {
        authorization: basic(fake.admin),
        accept: 'application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json',
      },
    })
    if (answer.status !== 412) return answer.status
    const { errors } = (await answer.json()) as { errors: { code: string; message: string }[] }
    expect(errors[0]?.code).toBe('PROJECTPOLICYVIOLATION')
    return errors[0]?.message ?? ''
  }
  const scan = async (reference = image) => {
    await harbor.scans.start(reference)
    await harbor.scans.wait(reference).catch(() => {})
  }
  return { fake, harbor, pull, scan }
}

describe('prevent_vul', () => {
  test('keeps an image from being pulled until it was scanned, and then by what was found', async () => {
    const { harbor, pull, scan } = start()
    expect(await pull('v1')).toBe(forHelp('out vulnerability scanning'))
    await scan()
    expect(await pull('v1')).toBe(exempt('3 vulnerabilities'))
    await harbor.projects.update('demo', { metadata: { prevent_vul: 'false' } })
    expect(await pull('v1')).toBe(200)
  })

  test('keeps an image back whose scan failed or goes on', async () => {
    const { pull, scan } = start()
    await scan('demo/app:bad')
    expect(await pull('bad')).toBe(forHelp(' "Error" status of vulnerability scanning'))
    const frozen = start('high', { clock: new Date('2026-01-01T00:00:00Z') })
    await frozen.harbor.scans.start(image)
    expect(await frozen.pull('v1')).toBe(forHelp(' "Pending" status of vulnerability scanning'))
  })

  test('does not count what the list of the project exempts, until it expires', async () => {
    const { fake, harbor, pull } = start('high', { clock: new Date('2026-01-01T00:00:00Z') })
    await harbor.scans.start(image)
    await fake.clock.advance(10_000)
    const cve_allowlist = {
      items: [{ cve_id: 'CVE-1' }, { cve_id: 'CVE-2' }],
      expires_at: Date.parse('2026-01-02T00:00:00Z') / 1000,
    }
    await harbor.projects.update('demo', { cve_allowlist })
    expect(await pull('v1')).toBe(exempt('3 vulnerabilities'))
    await harbor.projects.update('demo', { metadata: { reuse_sys_cve_allowlist: 'false' } })
    expect(await pull('v1')).toBe(200)
    await fake.clock.advance(24 * 3_600_000)
    expect(await pull('v1')).toBe(exempt('3 vulnerabilities'))
  })

  test('does not count what the list of the system exempts', async () => {
    const { harbor, pull, scan } = start('low')
    await scan()
    await harbor.cveAllowlist.set({ items: [{ cve_id: 'CVE-1' }, { cve_id: 'CVE-2' }] })
    expect(await pull('v1')).toBe(exempt('1 vulnerability', 'Low'))
  })

  test.each([
    ['cRITICAL', 'Critical'],
    ['negligible', 'None'],
    ['terrible', 'Unknown'],
  ])('takes the severity %s for %s', async (severity, name) => {
    const { fake, pull, scan } = start()
    // Harbor takes any word here.
    await asking(fake, fake.admin)('PUT', '/projects/demo', { metadata: { severity } })
    await scan()
    expect(await pull('v1')).toBe(exempt('3 vulnerabilities', name))
  })

  test('lets pull what no scanner takes, and an index whose children were scanned', async () => {
    const { fake, pull, scan } = start()
    const at = { url: fake.url, fetch: fake.fetch, authorization: basic(fake.admin) }
    await pushImage(at, 'demo/app', ['chart'], { configType: 'application/vnd.cncf.helm.config.v1+json' })
    expect(await pull('chart')).toBe(200)
    const child = await pushImage(at, 'demo/app', ['child'], { layers: ['child'] })
    await pushManifest(at, 'demo/app', ['index'], {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [child],
    })
    expect(await pull('index')).toBe(forHelp('out vulnerability scanning'))
    await scan('demo/app:index')
    expect(await pull('index')).toBe(200)
    expect(await pull('child')).toBe(exempt('3 vulnerabilities'))
  })

  test('lets everything be pulled where there is no scanner', async () => {
    const { pull } = start('high', { scanner: undefined })
    expect(await pull('v1')).toBe(200)
  })
})
