import { connect, type Socket } from 'node:net'

/**
 * The least that speaks to a Redis: one connection, commands in, replies out in order. The package tests the two
 * shapes of clients with it, so that neither is a dependency.
 */
export class RedisConnection {
  readonly #socket: Socket
  readonly #waiting: Array<{ resolve(reply: unknown): void; reject(error: Error): void }> = []
  #received = ''

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1')
    this.#socket.setEncoding('utf8')
    this.#socket.on('data', (text) => {
      this.#received += text
      this.#readReplies()
    })
    this.#socket.on('error', (error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error)
    })
  }

  send(...words: string[]): Promise<unknown> {
    const bulk = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`)
    this.#socket.write(`*${words.length}\r\n${bulk.join('')}`)
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  close(): void {
    this.#socket.destroy()
  }

  #readReplies(): void {
    for (;;) {
      const end = this.#received.indexOf('\r\n')
      if (end < 0) return
      const [kind, text] = [this.#received[0], this.#received.slice(1, end)]
      let rest = end + 2
      let reply: unknown = text
      if (kind === ':') reply = Number(text)
      if (kind === '$' && text === '-1') reply = null
      else if (kind === '$') {
        const length = Number(text)
        if (this.#received.length < rest + length + 2) return
        reply = this.#received.slice(rest, rest + length)
        rest += length + 2
      }
      this.#received = this.#received.slice(rest)
      const waiting = this.#waiting.shift()
      if (kind === '-') waiting?.reject(new Error(text))
      else waiting?.resolve(reply)
    }
  }
}
