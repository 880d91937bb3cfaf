/** What waits for one signal, behind its one listener. */
interface Waiting {
  readonly callbacks: Set<() => void>
  readonly listener: () => void
}

const waitingFor = new WeakMap<AbortSignal, Waiting>()

/**
 * Calls back when a signal aborts. However many wait for it, the signal has one listener, and none when nobody does: Node
 * warns of a leak at the eleventh, and a signal that lives long must not keep what is over.
 *
 * @returns stops waiting
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (signal === undefined) return () => {}
  const waiting = waitingFor.get(signal) ?? listenTo(signal)
  waiting.callbacks.add(callback)
  return () => {
    waiting.callbacks.delete(callback)
    if (waiting.callbacks.size > 0 || waitingFor.get(signal) !== waiting) return
    signal.removeEventListener('abort', waiting.listener)
    waitingFor.delete(signal)
  }
}

function listenTo(signal: AbortSignal): Waiting {
  const callbacks = new Set<() => void>()
  const listener = () => {
    waitingFor.delete(signal)
    for (const callback of callbacks) callback()
  }
  const waiting = { callbacks, listener }
  waitingFor.set(signal, waiting)
  signal.addEventListener('abort', listener, { once: true })
  return waiting
}

/** An AbortController that also aborts, with the same reason, when a parent signal does. */
export interface LinkedController {
  readonly controller: AbortController
  /** Lets go of the parent. */
  unlink(): void
}

/** In place of `AbortSignal.any`, which leaves listeners on the parent and takes longer than the rest of a request. */
export function linkSignal(parent: AbortSignal | undefined): LinkedController {
  const controller = new AbortController()
  if (parent?.aborted) {
    controller.abort(parent.reason)
    return { controller, unlink: () => {} }
  }
  return { controller, unlink: onAbort(parent, () => controller.abort(parent?.reason)) }
}

/** The work, or the signal's reason as soon as it aborts: not everything that is waited for heeds a signal. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    const stop = onAbort(signal, () => reject(signal.reason))
    work.then(resolve, reject).finally(stop)
  })
}
