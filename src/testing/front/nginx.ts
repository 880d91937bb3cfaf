import { text } from '../http/answers'

const largestHeader = 8 * 1024

/**
 * Harbor's own nginx. It decodes the path once, merges slashes, resolves dot segments, and escapes again
 * only what it must: an encoded slash is a plain one from then on, so that a repository `a/b` encoded once
 * is not found (test/recordings/api/proxy.json, "the repository name encoded once").
 */
export async function throughNginx(
  request: Request,
  forward: (path: string) => Promise<Response>,
): Promise<Response> {
  const { pathname, protocol, search } = new URL(request.url)
  const path = decodePath(pathname)
  if (`${request.method} ${pathname}${search} HTTP/1.1`.length > largestHeader) {
    return page(414, 'Request-URI Too Large')
  }
  if (path === undefined) return page(400, 'Bad Request')
  if (hasLargeHeader(request)) return page(400, 'Bad Request', 'Request Header Or Cookie Too Large')
  const response = await forward(path.replaceAll(/[%?#\s]|[^\x20-\x7e]/gu, encodeURIComponent))
  response.headers.set('server', 'nginx')
  // `add_header` of nginx is for answers that went well only.
  if (response.ok && response.status !== 202) {
    response.headers.set('x-frame-options', 'DENY')
    response.headers.set('content-security-policy', "frame-ancestors 'none'")
    if (protocol === 'https:') {
      const policy = 'max-age=31536000; includeSubdomains; preload'
      response.headers.set('strict-transport-security', policy)
    }
  }
  return response
}

function decodePath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

function hasLargeHeader(request: Request): boolean {
  return [...request.headers].some(([name, value]) => name.length + value.length > largestHeader)
}

/** nginx has pages of its own, without a request id. */
function page(status: number, reason: string, detail?: string): Response {
  const title = `<title>${status} ${detail ?? reason}</title>`
  const more = detail === undefined ? '' : `<center>${detail}</center>\r\n`
  const html = `<html>\r\n<head>${title}</head>\r\n<body>\r\n<center><h1>${status} ${reason}</h1></center>\r\n${more}<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
  const response = text(html, 'text/html', status)
  response.headers.set('server', 'nginx')
  return response
}
