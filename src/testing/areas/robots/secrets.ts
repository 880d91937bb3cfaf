/** What Harbor takes as a password or as a robot's secret. */
export function isSecret(secret: string): boolean {
  return (
    secret.length >= 8 &&
    secret.length <= 128 &&
    /[a-z]/.test(secret) &&
    /[A-Z]/.test(secret) &&
    /\d/.test(secret)
  )
}

/**
 * A secret as long and as mixed as Harbor's. The same one for the same robot and turn, so that tests repeat.
 */
export function makeSecret(robot: number, turn: number): string {
  return `Fake${String(robot).padStart(14, '0')}s${String(turn).padStart(13, '0')}`
}
