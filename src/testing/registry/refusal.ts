import { Refusal } from '../http/answers'
import { signature } from './visit'

/** A refusal of the registry behind Harbor: it signs them, and may say more in `detail`. */
export function registryRefusal(
  status: number,
  code: string,
  message: string,
  ...details: readonly unknown[]
): Refusal {
  return new Refusal(status, code, message, {
    headers: signature,
    ...(details.length > 0 ? { details } : {}),
  })
}
