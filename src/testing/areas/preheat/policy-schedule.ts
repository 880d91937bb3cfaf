import { schedulerIn } from '../../engine/schedules'
import type { State } from '../../state'
import { parseTrigger } from './policy-json'
import { type PreheatPolicy, vendorOf } from './preheat-policy'
import { startPreheat } from './run'

/** In place of what was scheduled for it before. A disabled policy has a schedule too, that starts nothing. */
export function schedulePolicy(state: State, policy: PreheatPolicy): void {
  const { type, cron } = parseTrigger(policy.trigger)
  if (type !== 'scheduled' || cron === '') {
    schedulerIn(state).remove(vendorOf(policy))
    return
  }
  schedulerIn(state).set({ ...vendorOf(policy), cron_type: '', cron, extra_attrs: {} }, () => {
    // Whoever advances the clock waits for it.
    state.clock.afterPause(0, () => tryToStart(state, policy))
  })
}

/** Where nobody hears why it does not start. */
export async function tryToStart(...start: Parameters<typeof startPreheat>): Promise<void> {
  try {
    await startPreheat(...start)
  } catch {}
}
