/**
 * Tells whether a time means "never". Harbor writes that as a time in the year 1, in one of two spellings.
 *
 * @example
 * const { pull_time } = await harbor.artifacts.get('demo/app:v1')
 * console.log(isZeroTime(pull_time) ? 'never pulled' : pull_time)
 */
export function isZeroTime(time: string): boolean {
  return /^0001-01-01T00:00:00(?:\.0+)?Z$/.test(time)
}
