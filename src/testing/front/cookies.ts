export function readCookies(request: Request): ReadonlyMap<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return new Map(pairs.map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]))
}

export function sessionCookie(sid: string): string {
  return `sid=${sid}; Path=/; HttpOnly`
}

/** Tells the client to forget its session. */
export function endedSessionCookie(now: number): string {
  return `sid=; Path=/; Expires=${new Date(now).toUTCString()}; Max-Age=0; HttpOnly`
}

/** Good for half a day. */
export function csrfCookie(name: string, value: string, now: number): string {
  const halfDay = 12 * 60 * 60
  const expires = new Date(now + halfDay * 1000).toUTCString()
  return `${name}=${value}; Path=/; Expires=${expires}; Max-Age=${halfDay}; HttpOnly; SameSite=Strict`
}

/** Of two cookies of one name the last one counts: the session of a login must come after all others. */
export function putCookieFirst(response: Response, cookie: string): void {
  const others = response.headers.getSetCookie()
  response.headers.delete('set-cookie')
  for (const one of [cookie, ...others]) response.headers.append('set-cookie', one)
}
