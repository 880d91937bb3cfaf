/** A `sid` that means nothing, as Harbor hands one out with every answer to a request without a session. */
export function freshSid(): string {
  return `sid=${crypto.randomUUID().replaceAll('-', '')}; Path=/; HttpOnly`
}
