import { createServer } from 'node:http'

export interface Loopback {
  readonly url: URL
  /** The paths that were asked for. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

/** A server on this machine with these texts by path, and 404 for all else. */
export async function serve(texts: Readonly<Record<string, string>>): Promise<Loopback> {
  const asked: string[] = []
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    response.statusCode = url in texts ? 200 : 404
    response.end(texts[url])
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: new URL(`http://127.0.0.1:${address.port}/`),
    asked,
    close: () =>
      new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  }
}
