interface Doors {
  index: typeof import('../../src/index')
  signatures: typeof import('../../src/signatures')
  testing: typeof import('../../src/testing')
  webhooks: typeof import('../../src/webhooks')
}

/**
 * A door as it is published. What tsx makes of `src/` is slower: it keeps the name of every function by a call
 * for each one that is created.
 */
export async function loadBuilt<Door extends keyof Doors>(door: Door): Promise<Doors[Door]> {
  return await import(new URL(`../../dist/${door}.js`, import.meta.url).href)
}
