import { attestationCases } from './attestations'
import { bundleCases } from './bundles'
import { keyCases } from './keys'
import { layerCases } from './layers'
import { manifestCases } from './manifests'
import type { OddCase } from './odd-case'
import { payloadCases } from './payloads'
import { referrerCases } from './referrers'
import { signatureCases } from './signatures'

export const oddCases: readonly OddCase[] = [
  ...keyCases,
  ...signatureCases,
  ...payloadCases,
  ...layerCases,
  ...manifestCases,
  ...bundleCases,
  ...referrerCases,
  ...attestationCases,
]
