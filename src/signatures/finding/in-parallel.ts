/** Maps items in order, at most `concurrency` at a time. The first failure rejects, and nothing more is started. */
export async function inParallel<T, R>(
  items: readonly T[],
  concurrency: number,
  map: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const rest = items.entries()
  let failed = false
  async function work(): Promise<void> {
    for (const [index, item] of rest) {
      if (failed) return
      try {
        results[index] = await map(item, index)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work))
  return results
}
