import type { FakeHarbor } from '../../../src/testing/index'
import { basic } from '../ask'
import { encode, type RegistryAt } from '../push-image'
import { valuesOf } from './cookies'
import { dummies } from './dummies'
import { isIn, notSetUp } from './exceptions'
import { ofDirectories } from './of-directories'
import { compare, type Exchange, readExchanges } from './recorded'
import { Uploads } from './uploads'

interface How {
  /** The name of the exchange to stop before. @default to the end of the file */
  readonly until?: string
  /** Names of lists of which the recorded Harbor held more than the fake. */
  readonly loosely?: readonly string[]
  /** Who `robot` is. @default 'project' */
  readonly robot?: RobotName
}

/** Which of the robots of the recorded Harbor asked. */
type RobotName = 'system' | 'project' | 'disabled'

export interface Outcome {
  readonly exchange: Exchange
  readonly differences: readonly string[]
}

/**
 * Sends recorded exchanges to the fake, in the order in which they were recorded, and remembers how its
 * answers differ. What the recordings lean on but do not show (images that were pushed) is done by hand in
 * between.
 */
export class Replay {
  readonly outcomes: Outcome[] = []
  readonly uploads: Uploads
  /** By file: the exchange that comes next. */
  readonly #next = new Map<string, number>()
  readonly #passwords = new Map<string, string>()
  readonly #robots = new Map<string, string>()
  readonly #tokens = new Map<string, string>()
  /** Recorded text to the fake's: digests, and ids that cannot be made the same. */
  readonly #substitutes = new Map<string, string>()

  /** Of each collection, the last id that the fake gave. Two projects and one user are there at the start. */
  readonly #lastIds = new Map([
    ['projects', 2],
    ['users', 1],
  ])

  constructor(readonly fake: FakeHarbor) {
    this.#passwords.set(fake.admin.username, fake.admin.password)
    this.substitute('http://harbor.example.com', fake.url)
    this.substitute('https://harbor.example.com', fake.url)
    this.substitute('harbor.example.com', new URL(fake.url).host)
    this.uploads = new Uploads(this)
  }

  get registry(): RegistryAt {
    return { url: this.fake.url, fetch: this.fake.fetch, authorization: this.#credentials('admin') }
  }

  substitute(recorded: string, own: string): void {
    this.#substitutes.set(recorded, own)
  }

  know(user: string, password: string): void {
    this.#passwords.set(user, password)
  }

  /** `robot` is a `RobotName`, or what `as` calls the robot. */
  signIn(robot: string, name: string, secret: string): void {
    this.#robots.set(robot, basic({ username: name, password: secret }))
  }

  /** Asks as the administrator, outside of the recordings. */
  async ask(
    method: string,
    path: string,
    body?: unknown,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const headers: Record<string, string> = { ...more, authorization: this.#credentials('admin') }
    if (body !== undefined) headers['content-type'] = 'application/json'
    return this.fake.fetch(`${this.fake.url}/api/v2.0${path}`, {
      method,
      headers,
      body: body === undefined ? null : encode(body),
    })
  }

  /** Sends what comes next in a file. */
  async run(file: string, { until, ...how }: How = {}): Promise<void> {
    const exchanges = readExchanges(file)
    const from = this.#next.get(file) ?? 0
    const to = until === undefined ? exchanges.length : placeOf(exchanges, until, from + 1)
    this.#next.set(file, to)
    for (const exchange of exchanges.slice(from, to)) {
      if (!isIn(notSetUp, exchange) && !isIn(ofDirectories, exchange)) await this.#one(exchange, how)
    }
  }

  /** Goes past what another replay sends. */
  goTo(file: string, name: string): void {
    this.#next.set(file, placeOf(readExchanges(file), name))
  }

  async #one(exchange: Exchange, { loosely = [], robot = 'project' }: How): Promise<void> {
    const { request, response } = exchange
    await this.#burnIds(exchange)
    const body = await this.uploads.prepare(exchange)
    const target = this.translate(this.uploads.target(request.target))
    const { as = 'admin', ...given } = request.headers
    const headers = new Headers()
    for (const [name, value] of Object.entries(given)) {
      if (value !== 'Bearer …')
        headers.set(name, this.translate(expand(value)).replaceAll(/[^\x20-\x7e]/g, 'x'))
    }
    const credentials = await this.#credentialsOf(as, robot, exchange)
    if (credentials !== undefined && !headers.has('authorization')) headers.set('authorization', credentials)
    const init = { method: request.method, headers, body }
    const answer = await this.fake.fetch(`${this.fake.url}${expand(target)}`, init)
    const translate = (text: string) => this.translate(text)
    const differences = await compare(exchange, answer.clone(), translate, loosely.includes(exchange.name))
    this.#notePassword(exchange)
    this.#noteCookies(exchange, answer)
    await this.#noteRobot(answer)
    differences.push(
      ...this.#noteId(String(response.headers.location ?? ''), answer.headers.get('location') ?? ''),
    )
    this.#noteLastId(answer)
    this.uploads.note(exchange, answer)
    this.outcomes.push({ exchange, differences })
  }

  async #credentialsOf(as: string, robot: RobotName, { request }: Exchange): Promise<string | undefined> {
    if (as === 'anonymous' && request.headers.Authorization === 'Bearer …')
      return this.bearer('admin', request.target)
    if (as === 'anonymous' || as === 'nobody' || as.startsWith('session:')) return undefined
    if (as === 'bearer') return 'Bearer not.a.token'
    if (as.startsWith('bearer:')) return this.bearer(as.slice('bearer:'.length), request.target)
    if (as === 'robot') return this.#robots.get(robot)
    return this.#robots.get(as) ?? this.#credentials(as)
  }

  /** A token of the registry for what a path names. */
  async bearer(as: string, path: string): Promise<string> {
    const known = this.#tokens.get(as)
    if (known !== undefined) return known
    const [, repository] = /^\/v2\/(.+?)\/(?:tags|manifests|blobs|referrers)\//.exec(path) ?? []
    const scope = repository === undefined ? 'registry:catalog:*' : `repository:${repository}:pull`
    const headers: Record<string, string> =
      as === 'anonymous' ? {} : { authorization: this.#robots.get(as) ?? this.#credentials(as) }
    const url = `${this.fake.url}/service/token?service=harbor-registry&scope=${scope}`
    const answer = await this.fake.fetch(url, { headers })
    return `Bearer ${((await answer.json()) as { token: string }).token}`
  }

  /** From now on what somebody sends as a token is this. */
  keepToken(as: string, token: string | undefined): void {
    if (token === undefined) this.#tokens.delete(as)
    else this.#tokens.set(as, token)
  }

  #credentials(as: string): string {
    return basic({ username: as, password: this.#passwords.get(as) ?? 'wrong' })
  }

  /** What was recorded, as the fake has it. In one pass: what was put in is not looked at again. */
  translate(text: string): string {
    const recorded = [...this.#substitutes.keys()].map((key) => `${key}(?!\\d)`).join('|')
    if (recorded === '') return text
    return text.replaceAll(new RegExp(recorded, 'g'), (found) => this.#substitutes.get(found) ?? found)
  }

  #notePassword({ request, response }: Exchange): void {
    const body = (request.body ?? {}) as { username?: string; password?: string; new_password?: string }
    if (response.status === 201 && request.target.endsWith('/users')) {
      this.#passwords.set(body.username ?? '', body.password ?? '')
    }
    // The recorded changes of passwords are all of one user.
    if (response.status === 200 && request.target.endsWith('/password')) {
      this.#passwords.set('outsider', body.new_password ?? '')
    }
  }

  async pull(repository: string, tag: string): Promise<void> {
    await this.fake.fetch(`${this.fake.url}/v2/${repository}/manifests/${tag}`, {
      headers: {
        authorization: this.#credentials('admin'),
        accept: 'application/vnd.oci.image.manifest.v1+json',
      },
    })
  }

  /** What Harbor gives to whoever asks for the first time. */
  async firstCookies(): Promise<{ sid: string; csrf: string; token: string }> {
    const answer = await this.fake.fetch(`${this.fake.url}/c/login`)
    const cookies = answer.headers.getSetCookie()
    const token = answer.headers.get('x-harbor-csrf-token') ?? ''
    return {
      sid: valuesOf('sid', cookies)[0] ?? '',
      csrf: valuesOf('_gorilla_csrf', cookies)[0] ?? '',
      token,
    }
  }

  /** Placeholders for a pair of CSRF cookie and token that no recording shows the making of. */
  async csrfPair(cookie: string, token: string): Promise<void> {
    const first = await this.firstCookies()
    this.substitute(cookie, first.csrf)
    this.substitute(token, first.token)
  }

  /** A login that no recording shows, with a pair that is there. */
  async logIn(user: string, sid: string, cookie: string, token: string): Promise<void> {
    const password = this.#passwords.get(user) ?? ''
    const answer = await this.fake.fetch(`${this.fake.url}/c/login`, {
      method: 'POST',
      headers: {
        cookie: `_gorilla_csrf=${this.translate(cookie)}`,
        'x-harbor-csrf-token': this.translate(token),
      },
      body: new URLSearchParams({ principal: user, password }),
    })
    this.substitute(sid, valuesOf('sid', answer.headers.getSetCookie()).at(-1) ?? '')
  }

  /** Placeholders of the recordings stand for the values that the fake gave in their place. */
  #noteCookies({ response }: Exchange, answer: Response): void {
    const recorded = [response.headers['set-cookie'] ?? []].flat()
    const own = answer.headers.getSetCookie()
    for (const name of ['_gorilla_csrf', 'sid']) {
      for (const [i, value] of valuesOf(name, recorded).entries()) {
        if (value.startsWith('<')) this.substitute(value, valuesOf(name, own)[i] ?? '')
      }
    }
    const token = String(response.headers['x-harbor-csrf-token'])
    if (token.startsWith('<')) this.substitute(token, answer.headers.get('x-harbor-csrf-token') ?? '')
  }

  /** Of the robots that the recordings create, two ask for something later. */
  async #noteRobot(answer: Response): Promise<void> {
    if (answer.status !== 201 || !answer.headers.get('location')?.includes('/robots/')) return
    const { name, secret } = (await answer.json()) as { name: string; secret: string }
    if (name === 'robot$everything') this.signIn('system', name, secret)
    if (name === 'robot$demo+ci') this.signIn('project', name, secret)
  }

  /** Members are counted otherwise: the recorded Harbor made some that no recording shows. */
  #noteId(recorded: string, own: string): string[] {
    const [, path, id] = /^(.*)\/members\/(\d+)$/.exec(recorded) ?? []
    const [, ownPath, ownId] = /^(.*)\/members\/(\d+)$/.exec(own) ?? []
    if (id !== undefined && ownId !== undefined && path === ownPath) {
      this.substitute(`/members/${id}`, `/members/${ownId}`)
      this.substitute(`member id ${id}`, `member id ${ownId}`)
      return []
    }
    if (/\/executions\/\d+$/.test(recorded) && own !== '') {
      this.substitute(
        ...([recorded, own].map((location) => location.slice(location.indexOf('executions/'))) as [
          string,
          string,
        ]),
      )
      return []
    }
    const [, uuid] = /\/scanners\/([^/]+)$/.exec(recorded) ?? []
    const [, ownUuid] = /\/scanners\/([^/]+)$/.exec(own) ?? []
    if (uuid !== undefined && ownUuid !== undefined) {
      this.substitute(uuid, ownUuid)
      return []
    }
    // The registry's name each upload after itself.
    if (recorded.includes('/blobs/uploads/')) return []
    return this.translate(recorded) === own ? [] : [`Location: ${recorded} !== ${own}`]
  }

  /** The recorded Harbor had used up ids before: uses up as many here. */
  async #burnIds({ request, response }: Exchange): Promise<void> {
    const [, path = '', id = ''] = locationPattern.exec(String(response.headers.location)) ?? []
    const dummy = dummies[path] ?? dummies[collectionOf(path)]
    if (!dummy || request.headers['X-Resource-Name-In-Location']) return
    for (let last = this.#lastId(path); last < Number(id) - 1; last = this.#lastId(path)) {
      this.#noteLastId(await this.ask('POST', path, dummy(last)))
      await this.ask('DELETE', `${path}/${this.#lastId(path)}`)
    }
  }

  #lastId(path: string): number {
    return this.#lastIds.get(collectionOf(path)) ?? 0
  }

  #noteLastId(answer: Response): void {
    const [, path = '', id] = locationPattern.exec(answer.headers.get('location') ?? '') ?? []
    if (id !== undefined) this.#lastIds.set(collectionOf(path), Number(id))
  }
}

function placeOf(exchanges: readonly Exchange[], wanted: string, from = 0): number {
  const place = exchanges.findIndex(({ name }, at) => at >= from && name === wanted)
  if (place === -1) throw new Error(`there is no '${wanted}' after '${exchanges[from - 1]?.name}'`)
  return place
}

const locationPattern = /^\/api\/v2\.0(.*)\/(\d+)$/

function collectionOf(path: string): string {
  return path.split('/').at(-1) ?? ''
}

/** `x * 9000` stands for a long header, `a…(9000 times)` for a long query. */
function expand(text: string): string {
  return text
    .replace(/^x \* (\d+)$/, (_, times: string) => 'x'.repeat(Number(times)))
    .replace(/(.)…\((\d+) times\)/, (_, character: string, times: string) => character.repeat(Number(times)))
}
