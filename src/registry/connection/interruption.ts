import type { Settings } from '../../core/settings'
import { HarborConnectionError } from '../../errors/connection-error'
import { ServerError } from '../../errors/server-error'
import { HarborTimeoutError } from '../../errors/timeout-error'
import type { RegistryCallOptions } from './call-options'

const mostResumes = 4

/** How often a transfer is taken up again after an interruption: `retry`, where it is given. */
export function resumesOf(settings: Settings, options: RegistryCallOptions | undefined): number {
  return options?.retry ?? settings.retry ?? mostResumes
}

/** Whether something went wrong on the way that another try may not meet. */
export function isInterruption(error: unknown): boolean {
  if (error instanceof HarborTimeoutError) return error.clock === 'timeout'
  return error instanceof HarborConnectionError || error instanceof ServerError
}
