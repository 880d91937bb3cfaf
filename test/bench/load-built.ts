/**
 * The client as it is published. What tsx makes of `src/` is slower: it keeps the name of every function by a call
 * for each one that is created.
 */
export async function loadBuilt(): Promise<typeof import('../../src/index')> {
  return await import(new URL('../../dist/index.js', import.meta.url).href)
}
