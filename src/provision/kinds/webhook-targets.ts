import type { WebhookPolicy, WebhookTarget } from '../../index'
import { canonical } from '../engine/compare'

type CurrentTarget = WebhookPolicy['targets'][number]

/** With what Harbor takes for granted. */
export function targetOf(target: WebhookTarget | CurrentTarget): WebhookTarget {
  const { type, address, skip_cert_verify = false } = target
  if (type === 'slack') return { type, address, skip_cert_verify }
  const { auth_header, payload_format = 'Default' } = target
  return { type, address, skip_cert_verify, payload_format, ...(auth_header && { auth_header }) }
}

/**
 * A target that is described without a header keeps the one it has. Several may have one address: then the one that is like
 * it but for the header is the same, and no header is kept twice.
 */
export function keepHeaders(
  targets: readonly WebhookTarget[],
  current: readonly CurrentTarget[],
): WebhookTarget[] {
  const isGiven = (one: CurrentTarget) =>
    targets.some((target) => isAt(target, one) && headerOf(target) === one.auth_header)
  const left = current.filter((one) => one.type === 'http' && !isGiven(one))
  const kept = targets.map((target) => ({ ...target }))
  for (const isSame of [isTwin, isAt]) {
    for (const target of kept) {
      if (target.type === 'slack' || target.auth_header !== undefined) continue
      const index = left.findIndex((one) => isSame(target, one))
      if (index !== -1) target.auth_header = left.splice(index, 1)[0]?.auth_header
    }
  }
  return kept
}

function isAt(target: WebhookTarget, { address }: CurrentTarget): boolean {
  return target.address === address
}

function isTwin(target: WebhookTarget, one: CurrentTarget): boolean {
  return canonical(targetOf(target)) === canonical(targetOf({ ...one, auth_header: undefined }))
}

function headerOf(target: WebhookTarget): string | undefined {
  return target.type === 'http' ? target.auth_header : undefined
}
