import { WebhookError } from '../../errors/webhook-error'
import { inTime } from '../in-time'
import { type DedupeStore, readClaim } from './store'

/** Harbor's second attempt comes after 23 s at the earliest (test/recordings/webhooks/delivery.json): a lost claim has ended by then. */
const lease = 20_000

/** A claimed event, kept until it ends. */
export interface Hold {
  /**
   * Remembers the event where its handlers succeeded, and lets go of it where not. Where that is not known, the lease
   * runs out by itself. Never rejects.
   */
  end(succeeded?: boolean): Promise<void>
}

/**
 * Claims an event and renews the lease until it ends.
 *
 * @param onFailure Told when the store fails later. Nothing is undone then: the lease runs out by itself.
 * @throws {@link WebhookError} `dedupe-failed`: the store did not say in time who has the event.
 */
export async function holdEvent(
  store: DedupeStore,
  key: string,
  onFailure: (error: WebhookError) => void,
): Promise<Hold | 'done' | 'busy'> {
  const owner = crypto.randomUUID()
  const attempt = async <T>(step: () => T | PromiseLike<T>): Promise<T> => {
    try {
      return await inTime(step())
    } catch (cause) {
      throw new WebhookError('dedupe-failed', 'The dedupe store failed.', { cause })
    }
  }
  const claim = await attempt(async () => readClaim(await store.claim(key, lease, owner)))
  if (claim !== 'claimed') return claim

  const renewal = setInterval(() => {
    attempt(() => store.claim(key, lease, owner)).catch(onFailure)
  }, lease / 2)
  return {
    async end(succeeded) {
      clearInterval(renewal)
      if (succeeded === undefined) return
      await attempt(() => (succeeded ? store.complete(key, owner) : store.release(key, owner))).catch(
        onFailure,
      )
    },
  }
}
