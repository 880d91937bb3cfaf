/** A delivery as a `Request`, with what Harbor sends. */
export function post(
  body: BodyInit,
  init: { readonly authorization?: string; readonly type?: string } = {},
): Request {
  return new Request('http://127.0.0.1/hooks/harbor', {
    method: 'POST',
    headers: {
      'User-Agent': 'Go-http-client/1.1',
      Authorization: init.authorization ?? 'secret',
      'Content-Type': init.type ?? 'application/json',
      'Accept-Encoding': 'gzip',
    },
    body,
    // Needed where the body is a stream.
    duplex: 'half',
  } as RequestInit)
}
