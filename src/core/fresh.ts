/** Whether something is younger than so many milliseconds. A clock that was set back makes nothing fresh. */
export function isFresh(since: number, lifetime: number): boolean {
  const age = Date.now() - since
  return age >= 0 && age < lifetime
}
