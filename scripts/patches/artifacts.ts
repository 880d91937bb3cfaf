import { propertyOf } from '../swagger'
import { defined } from './definitions'
import { alwaysPresent, called } from './members'
import { answers, ignored, lists } from './operations'
import type { Patch } from './patch'

const text = { type: 'string' }
const number = { type: 'number' }

export const artifacts: readonly Patch[] = [
  alwaysPresent(
    'Artifact',
    ['id', 'type', 'manifest_media_type', 'project_id', 'repository_id', 'digest', 'size'],
    'Database keys; the size counts the manifest itself; an unknown type is UNKNOWN (controller/artifact/abstractor.go). ' +
      'Not media_type, which is whatever the config says. Not repository_name, which Harbor 2.10 does not have.',
  ),
  defined(
    'ProjectArtifact',
    {
      allOf: [
        { $ref: '#/definitions/Artifact' },
        { type: 'object', properties: { repository_name: text }, required: ['repository_name'] },
      ],
    },
    'artifact.json: listArtifactsOfProject, which is as old as the member (2.11); its column is NOT NULL since 2.0',
  ),
  lists('listArtifactsOfProject', 'Artifact', 'ProjectArtifact', 'artifact.json: listArtifactsOfProject'),
  alwaysPresent('Tag', ['id', 'repository_id', 'artifact_id', 'name'], 'Database keys; a tag is its name'),
  alwaysPresent(
    'Accessory',
    ['id'],
    'A database key. Not subject_artifact_id: a subject need not exist (registry: referrers)',
  ),
  alwaysPresent('AdditionLink', ['href'], 'artifact.json: a link without a target is not made'),
  alwaysPresent(
    'Reference',
    ['parent_id', 'child_id', 'child_digest'],
    'artifact.json: an index lists artifacts that exist',
  ),
  alwaysPresent(
    'NativeReportSummary',
    ['report_id', 'scan_status'],
    'artifact.json: a scan that is pending has these two and nothing else',
  ),
  {
    name: "Platform: OsVersion and OsFeatures, not 'os.version' and 'os.features'",
    evidence: 'artifact.json: getArtifact of an index',
    apply(document) {
      const version = propertyOf(document, 'Platform', "'os.version'")
      const features = propertyOf(document, 'Platform', "'os.features'")
      const { properties = {} } = document.definitions.Platform ?? {}
      delete properties["'os.version'"]
      delete properties["'os.features'"]
      Object.assign(properties, { OsVersion: version, OsFeatures: features })
    },
  },
  ignored(
    'getArtifact',
    ['page', 'page_size', 'with_signature'],
    'One artifact has no pages, and the handler looks at neither (server/v2.0/handler/artifact.go); ' +
      'signatures became accessories in 2.5',
  ),
  called('NativeReportSummary', ['scan_status'], 'JobStatus', 'jobservice/job/status.go'),
  called('NativeReportSummary', ['severity'], 'Severity', 'pkg/scan/vuln/severity.go'),
  alwaysPresent('SBOMOverview', ['scan_status'], 'artifact.json; pkg/scan/sbom/sbom.go'),
  called('SBOMOverview', ['scan_status'], 'JobStatus', 'jobservice/job/status.go'),
  alwaysPresent(
    'Scanner',
    ['name', 'vendor', 'version'],
    'Without them a scanner cannot be registered (pkg/scan/rest/v1/models.go: Validate)',
  ),
  answers(
    'getAddition',
    {},
    'anything',
    'artifact.json: build_history is an array, sbom an object, readme.md a string',
  ),
  defined(
    'VulnerabilityReport',
    {
      type: 'object',
      properties: {
        generated_at: text,
        scanner: { $ref: '#/definitions/Scanner', 'x-omitempty': false },
        severity: { $ref: '#/definitions/Severity' },
        vulnerabilities: {
          type: 'array',
          items: { $ref: '#/definitions/ReportedVulnerability' },
          'x-never-null': true,
        },
      },
      required: ['generated_at', 'severity'],
    },
    'artifact.json: getVulnerabilitiesAddition; pkg/scan/vuln/report.go, whose members are never left out',
  ),
  defined(
    'ReportedVulnerability',
    {
      type: 'object',
      properties: {
        id: text,
        package: text,
        version: text,
        fix_version: text,
        severity: { $ref: '#/definitions/Severity' },
        status: text,
        description: text,
        links: { type: 'array', items: text },
        artifact_digests: { type: 'array', items: text },
        preferred_cvss: { $ref: '#/definitions/CVSS' },
        cwe_ids: { type: 'array', items: text },
        vendor_attributes: { type: 'object', additionalProperties: {}, 'x-omitempty': false },
      },
      required: ['id', 'package', 'version', 'fix_version', 'severity', 'description', 'preferred_cvss'],
    },
    'artifact.json: getVulnerabilitiesAddition. Not status, which came with a later release than 2.10',
  ),
  defined(
    'CVSS',
    {
      type: 'object',
      properties: {
        score_v3: { ...number, 'x-nullable': true, 'x-omitempty': false },
        score_v2: { ...number, 'x-nullable': true, 'x-omitempty': false },
        vector_v3: text,
        vector_v2: text,
      },
      required: ['vector_v3', 'vector_v2'],
    },
    'artifact.json: getVulnerabilitiesAddition, where a score that the scanner does not know is null',
  ),
  defined(
    'VulnerabilityReports',
    { type: 'object', additionalProperties: { $ref: '#/definitions/VulnerabilityReport' } },
    'artifact.json: getVulnerabilitiesAddition: the report under its MIME type, or {} without one',
  ),
  answers(
    'getVulnerabilitiesAddition',
    { $ref: '#/definitions/VulnerabilityReports' },
    'reports by MIME type',
    'artifact.json',
  ),
]
