import type { MemberDocs } from './member-docs'

export const artifacts: MemberDocs = {
  Artifact: {
    type: '`IMAGE`, `CHART`, `CNAB`, `WASM`, `SBOM`, `CNAI`, `MODEL` …, by the media type of its config; `UNKNOWN` if that says nothing.',
    media_type: "The config's media type; of an index, the index's own.",
    manifest_media_type: "The manifest's media type.",
    artifact_type:
      "The manifest's `artifactType`, or the config's media type where it has none. Since Harbor 2.11.",
    repository_name: 'With the project: `demo/team/app`. Since Harbor 2.11.',
    size: 'Bytes: the manifest, its config and its layers; of an index, all that it refers to as well.',
    icon: 'The digest of an icon for its type.',
    push_time: 'When it was pushed for the first time.',
    pull_time: 'When it was pulled last. Never is `0001-01-01T00:00:00.000Z`.',
    extra_attrs:
      "What Harbor took out of the config: an image's `architecture`, `os`, `created`, `config` …; a chart's `Chart.yaml`.",
    annotations: "The manifest's annotations. Absent if it has none.",
    references: 'The artifacts that an index refers to. `null` for what is no index.',
    tags: '`null` if it has none, or if tags were not asked for (`with_tag`).',
    addition_links: 'Names of what `addition` can get. Do not follow the links: some are broken.',
    labels: '`null` if it has none, or unless asked for (`with_label`).',
    scan_overview:
      'The latest vulnerability report in short, by its MIME type. Absent unless asked for (`with_scan_overview`) and scanned.',
    sbom_overview:
      'The latest SBOM in short. Absent unless asked for (`with_sbom_overview`) and made. Since Harbor 2.11.',
    accessories:
      'Signatures, SBOMs and other artifacts whose subject it is. `null` if there are none, or unless asked for (`with_accessory`).',
  },
  Tag: {
    artifact_id: 'The artifact it is at now: pushing the same tag again moves it.',
    push_time: 'When it was put where it is now.',
    pull_time: 'When it was pulled last by this tag. Never is `0001-01-01T00:00:00.000Z`.',
    immutable: 'Whether an immutable rule keeps it. `false` unless asked for (`with_immutable_status`).',
  },
  NewTag: { name: '1 to 128 characters: letters, digits, `_`, `.` and `-`.' },
  AdditionLink: {
    href: 'A path of the API. Do not follow it: some are broken.',
    absolute: 'Whether `href` is a whole URL.',
  },
  Reference: {
    parent_id: "The index's id.",
    child_id: 'The id of the artifact it refers to.',
    child_digest: 'The digest of the artifact it refers to.',
    platform: 'Absent if the index does not say.',
    annotations: 'As the index has them.',
    urls: 'Where the content can be had besides. `null` for nowhere else.',
  },
  Platform: {
    architecture: "As in Go's `GOARCH`: `amd64`, `arm64`.",
    os: "As in Go's `GOOS`: `linux`, `windows`.",
    variant: '`v8` of `arm64`, for example.',
    OsVersion: 'The build of Windows: `10.0.20348.2113`.',
    OsFeatures: 'Features of Windows that are needed. `null` for none.',
  },
  Label: {
    name: 'At most 128 characters. A label that was made without has none.',
    color: '`#48960C`. Absent if it has none.',
    scope: '`g`: for all projects. `p`: for one.',
    project_id: 'Absent for a label of all projects.',
  },
  Scanner: {
    name: 'As the scanner calls itself.',
    vendor: 'Who makes it.',
    version: "The scanner's own version.",
  },
  SBOMOverview: {
    start_time: 'When it began. `0001-01-01T00:00:00.000Z` while it waits.',
    end_time: 'When it was done. `0001-01-01T00:00:00.000Z` until then.',
    sbom_digest:
      'The digest of the artifact that holds the SBOM, in the same repository. Absent until there is one.',
    report_id: 'For its log. Absent once it has succeeded.',
    duration: 'Seconds.',
    scanner: 'Who made it.',
  },
  NativeReportSummary: {
    report_id: 'For its log. Of an index longer than a UUID: it names the reports of all its children.',
    severity: 'The worst of all vulnerabilities found. `None` if there are none; absent until it is scanned.',
    duration: 'Seconds.',
    summary: 'Absent until it is scanned.',
    start_time: 'When the scan began. `0001-01-01T00:00:00.000Z` while it waits.',
    end_time: 'When it was done. `0001-01-01T00:00:00.000Z` until then.',
    complete_percent: 'How much of an index is scanned; 100 of what is no index.',
    scanner: 'Absent until it is scanned.',
  },
  VulnerabilitySummary: {
    total: 'How many vulnerabilities there are.',
    fixable: 'How many of them a newer version of the package mends.',
    summary: 'How many by severity: `{ High: 2 }`. Empty, or `null`, if there are none.',
  },
  Accessory: {
    artifact_id: 'The id of the accessory itself, which is an artifact.',
    subject_artifact_id: 'Absent if the subject was pushed afterwards, or never.',
    subject_artifact_digest: 'What it is about.',
    subject_artifact_repo: 'Where its subject is, with the project: `demo/app`.',
    size: 'Bytes.',
    digest: "The accessory's own digest.",
    type: '`signature.cosign`, `signature.notation`, `sbom.harbor`, `accelerator.nydus`, or `subject.accessory` for all else that has a subject.',
    icon: 'The digest of an icon. Empty if it has none.',
  },
  VulnerabilityReport: {
    generated_at: 'When the scanner made it, as the scanner writes times.',
    severity: 'The worst of all vulnerabilities; `Unknown` if there are none.',
    scanner: 'Who made it. `null` if that is not known.',
    vulnerabilities: 'What was found.',
  },
  ReportedVulnerability: {
    id: '`CVE-2023-38545`, or the number that another database gave it.',
    package: 'The package that has it.',
    version: "The package's version.",
    fix_version: 'The version that mends it. Empty if there is none.',
    status:
      "`fixed`, `affected`, `will_not_fix` …: the vendor's word. Older releases of Harbor leave it out.",
    links: 'Where to read about it. `null` for nowhere.',
    artifact_digests:
      'The artifacts that have it: of an index, some of those it refers to. `null` if the scanner does not say.',
    preferred_cvss: 'The score that the scanner trusts most.',
    cwe_ids: '`CWE-122`: kinds of weakness. `null` for none named.',
    vendor_attributes: 'What the scanner knows besides, as it writes it. `null` for nothing.',
  },
  CVSS: {
    score_v3: '0 to 10. `null` if it is not known.',
    score_v2: '0 to 10. `null` if it is not known.',
    vector_v3: '`CVSS:3.1/AV:N/…`. Empty if it is not known.',
    vector_v2: '`AV:N/AC:L/…`. Empty if it is not known.',
  },
}
