import type { MemberDocs } from './member-docs'

const auth = '`Basic`, `Bearer`, `APIKey`, or empty for none.'
const credential = '`user:password`, a token or a key, by `auth`.'
const skip = 'Whether any certificate will do.'
const internal = 'Whether the scanner reaches the registry by the name it has inside of Harbor.'

export const scanning: MemberDocs = {
  ScannerRegistration: {
    uuid: 'Scanners have no number.',
    url: 'Where its adapter answers.',
    disabled: 'Whether it is kept from scanning.',
    is_default: 'Whether projects use it that have chosen none.',
    auth,
    access_credential: 'Always empty: Harbor does not show it.',
    skip_certVerify: skip,
    use_internal_addr: internal,
    create_time: 'When it was registered.',
    adapter: 'As the scanner calls itself. Absent unless it was asked, as for a project.',
    vendor: 'Who makes it. Absent unless it was asked, as for a project.',
    version: "The scanner's own version. Absent unless it was asked, as for a project.",
    health: '`healthy` or `unhealthy`. Absent unless it was asked, as for a project.',
    capabilities:
      '`support_vulnerability` and `support_sbom`. `null` in the answer to `delete`. Since Harbor 2.11.',
  },
  ScannerRegistrationReq: {
    url: 'Where its adapter answers: Harbor asks it before it is registered.',
    auth,
    access_credential: `${credential} In an update left out, it stays as it is.`,
    skip_certVerify: skip,
    use_internal_addr: internal,
    disabled: 'Whether it is kept from scanning.',
  },
  ScannerRegistrationSettings: { url: 'Where its adapter answers.', auth, access_credential: credential },
  IsDefault: { is_default: '`true`: with `false` nothing happens.' },
  ScannerCapability: {
    type: '`vulnerability` or `sbom`. Since Harbor 2.11.',
    consumes_mime_types: 'What it can scan. `null` for nothing.',
    produces_mime_types: 'What its reports can be. `null` for nothing.',
  },
  ScannerAdapterMetadata: {
    scanner: 'As it calls itself.',
    capabilities: 'What it can do. `null` for nothing.',
    properties: 'What else it says of itself. Absent for nothing.',
  },
  ScanType: { scan_type: '`vulnerability` unless given. Harbor 2.10 knows no other.' },
  ScanDataExportRequest: {
    job_name: 'For people.',
    projects: 'Ids of projects: exactly one.',
    labels: 'Ids of labels, of which an artifact must have one.',
    repositories: 'A pattern, without the project: `{app,web/**}`. No spaces. Nothing means all.',
    cveIds: 'A pattern: `{CVE-2023-38545,CVE-2022-37434}`. No spaces. Nothing means all.',
    tags: 'A pattern: `{v1.*,latest}`. No spaces. Nothing means all.',
  },
  ScanDataExportJob: { id: "The export's id." },
  ScanDataExportExecution: {
    user_id: 'Who asked for it: nobody else can see it.',
    trigger: '`MANUAL`',
    end_time: '`0001-01-01T00:00:00.000Z` until it has ended.',
    status_text: 'Why there is no file, or why it failed. Empty otherwise.',
    file_present: 'Whether there is a file to download. It can be downloaded once.',
  },
  ScanDataExportExecutionList: { items: "The caller's own exports." },
  SecuritySummary: {
    critical_cnt: 'How many vulnerabilities are critical.',
    high_cnt: 'Absent means 0.',
    medium_cnt: 'How many vulnerabilities are of medium severity.',
    low_cnt: 'How many vulnerabilities are of low severity.',
    none_cnt: 'Absent means 0.',
    unknown_cnt: 'How many have a severity that is not known. Absent means 0.',
    total_vuls: 'All vulnerabilities: one that several artifacts have counts for each.',
    scanned_cnt: 'How many artifacts have been scanned.',
    total_artifact: 'How many artifacts there are.',
    fixable_cnt: 'How many vulnerabilities a newer version of the package mends.',
    dangerous_cves: 'The five worst. Absent unless asked for (`with_dangerous_cve`).',
    dangerous_artifacts: 'The five that have the worst. Absent unless asked for (`with_dangerous_artifact`).',
  },
  DangerousCVE: {
    cvss_score_v3: '0 to 10. Absent means 0.',
    package: 'The package that has it.',
    version: "The package's version.",
  },
  DangerousArtifact: {
    repository_name: 'With the project: `demo/team/app`.',
    critical_cnt: 'How many of its vulnerabilities are critical.',
    high_cnt: 'How many of its vulnerabilities are of high severity.',
    medium_cnt: 'How many of its vulnerabilities are of medium severity.',
  },
  VulnerabilityItem: {
    repository_name: 'With the project: `demo/team/app`.',
    tags: '`null` unless asked for (`with_tag`), or if there are none.',
    status: "`fixed`, `affected`, `will_not_fix` …: the vendor's word. Since Harbor 2.14.",
    cvss_v3_score: '0 to 10. Absent if it is not known.',
    package: 'The package that has it.',
    version: "The package's version.",
    fixed_version: 'The version that mends it. Absent if there is none.',
    desc: 'What it is. Absent if the scanner does not say.',
    links: 'Where to read about it. One empty string for nowhere.',
  },
}
