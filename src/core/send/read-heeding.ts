import { readText } from '../answer/body'
import { onAbort } from './link-signal'

/**
 * Reads the body of an answer that is looked into before it is handed on, or is to a question of our own. Not every `fetch`
 * heeds its signal.
 *
 * @throws the signal's reason as soon as it aborts
 */
export async function readHeeding(
  { body }: Response,
  signal: AbortSignal | null | undefined,
): Promise<string> {
  const reader = body?.getReader()
  const stop = onAbort(signal ?? undefined, () => void reader?.cancel(signal?.reason).catch(() => {}))
  try {
    const text = await readText(reader)
    signal?.throwIfAborted()
    return text
  } finally {
    stop()
  }
}
