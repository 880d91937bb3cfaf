import type { Severity } from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody } from './body'

// As Harbor compares them: what nobody has rated counts as none, and a word that it does not know as the worst
// (goharbor/harbor src/pkg/scan/vuln/severity.go).
const order: readonly Severity[] = ['None', 'Negligible', 'Low', 'Medium', 'High', 'Critical']

/** A report with all its vulnerabilities, or one vulnerability. */
export type Severe = { readonly vulnerabilities: readonly Rated[] } | Rated

export interface Rated {
  readonly severity: Severity
}

/**
 * Tells whether a report has a vulnerability of at least this severity, or whether one vulnerability has it. The order
 * is `None`, `Negligible`, `Low`, `Medium`, `High`, `Critical`; `Unknown` counts as `None`.
 *
 * @throws {@link InvalidArgumentError} `least` is no severity, or `found` is neither a report nor a vulnerability
 *
 * @example
 * const result = await harbor.artifacts.vulnerabilityReport('demo/app:v1')
 * if (result.state !== 'scanned' || severityAtLeast(result.report, 'High')) throw new Error('not fit for production')
 *
 * @example The vulnerabilities themselves
 * report.vulnerabilities.filter((found) => severityAtLeast(found, 'High'))
 */
export function severityAtLeast(found: Severe, least: Severity): boolean {
  const rank = rankOf(least)
  if (rank === order.length) {
    throw new InvalidArgumentError('least', `must be one of ${order.join(', ')} or Unknown.`)
  }
  return ratedIn(found).some(({ severity }) => rankOf(severity) >= rank)
}

/** Whoever asks whether an image is fit must not get an answer about nothing. */
function ratedIn(found: Severe): readonly Rated[] {
  requireBody(found, 'found')
  const rated: readonly Rated[] = 'vulnerabilities' in found ? found.vulnerabilities : [found]
  if (Array.isArray(rated) && rated.every((one) => typeof one?.severity === 'string')) return rated
  throw new InvalidArgumentError('found', 'must be a vulnerability, or a report with `vulnerabilities`.')
}

function rankOf(severity: Severity): number {
  if (severity === 'Unknown') return 0
  const rank = order.indexOf(severity)
  return rank === -1 ? order.length : rank
}
