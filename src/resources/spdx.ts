/**
 * An SBOM in SPDX 2.3, with what a scanner says at least; the rest is as the specification has it
 * (https://spdx.github.io/spdx-spec/v2.3/).
 */
export interface SpdxDocument {
  /** `SPDX-2.3` */
  spdxVersion: string
  SPDXID: string
  /** `CC0-1.0` */
  dataLicense: string
  name: string
  /** A URI of this very document. */
  documentNamespace: string
  creationInfo: {
    /** RFC 3339, UTC. */
    created: string
    /** `Tool: trivy-0.65.0` */
    creators: string[]
    [member: string]: unknown
  }
  packages?: SpdxPackage[]
  relationships?: SpdxRelationship[]
  [member: string]: unknown
}

/** A package that was found. */
export interface SpdxPackage {
  name: string
  SPDXID: string
  versionInfo?: string
  /** `NOASSERTION` and `NONE` among the rest. */
  downloadLocation: string
  licenseConcluded?: string
  licenseDeclared?: string
  supplier?: string
  /** Other names of it: a package URL (`referenceType: 'purl'`), for one. */
  externalRefs?: { referenceCategory: string; referenceType: string; referenceLocator: string }[]
  [member: string]: unknown
}

export interface SpdxRelationship {
  spdxElementId: string
  relatedSpdxElement: string
  /** `CONTAINS`, `DESCRIBES`, `DEPENDS_ON`, … */
  relationshipType: string
  [member: string]: unknown
}
