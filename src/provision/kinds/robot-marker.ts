/**
 * Ends the description of a robot whose secret nobody has yet. It stands in Harbor itself, so that whoever goes on after a
 * crash, wherever that is, sees it.
 */
export const marker = ' [harborkit: secret not handed over]'

const ending = / ?\[harborkit: secret not handed over\]$/

export function isMarked(description = ''): boolean {
  return ending.test(description)
}

export function mark(description = ''): string {
  return unmark(description) + marker
}

export function unmark(description = ''): string {
  return description.replace(ending, '')
}
