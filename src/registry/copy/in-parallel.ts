import { linkSignal } from '../../core/send/link-signal'

/**
 * Does work for each item, some at once. When one fails, those under way are aborted and waited for, and no other begins.
 *
 * @throws what failed first
 */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  signal: AbortSignal | undefined,
  work: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const { controller, unlink } = linkSignal(signal)
  const rest = items.values()
  const worker = async () => {
    for (const item of rest) {
      if (controller.signal.aborted) return
      await work(item, controller.signal)
    }
  }
  const failures: unknown[] = []
  const workers = Array.from({ length: limit }, () =>
    worker().catch((error: unknown) => {
      failures.push(error)
      controller.abort(error)
    }),
  )
  await Promise.all(workers)
  unlink()
  signal?.throwIfAborted()
  if (failures.length > 0) throw failures[0]
}
