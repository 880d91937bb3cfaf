import { type Claims, type RecordedExchange, readRecording } from '../../resources/recorded-exchange'

export interface Exchange extends RecordedExchange {
  readonly file: string
  /** What it shows. The lists of exceptions and `until` call it by this name. */
  readonly name: string
}

/** `project` is of the API, `registry/pull` of the registry. */
export function readExchanges(file: string): Exchange[] {
  const exchanges = readRecording(file.includes('/') ? `../${file}.json` : `${file}.json`)
  return exchanges.map((exchange) => ({ ...exchange, file, name: nameOf(exchange.operation, exchange.note) }))
}

export function find(file: string, name: string): Exchange {
  const exchange = readExchanges(file).find((one) => one.name === name)
  if (!exchange) throw new Error(`${file} has no '${name}'`)
  return exchange
}

/** A few files are about no operation: what is there in place of one is the name of the file. */
function nameOf(operation: string, note: string): string {
  return noOperation.has(operation) ? note : `${operation}: ${note}`
}

const noOperation = new Set(['registry', 'cross-cutting', 'proxy', 'session'])

/**
 * Where an answer of the fake is not the recorded one: each line says what, recorded first.
 *
 * `loosely` is for lists of which the recorded Harbor held more: what is compared is of which shapes the
 * items are.
 */
export async function compare(
  recorded: Exchange,
  answer: Response,
  translate: (text: string) => string,
  loosely: boolean,
): Promise<string[]> {
  const differences: string[] = []
  const expect = (what: string, left: unknown, right: unknown) => {
    const [a, b] = [JSON.stringify(left), JSON.stringify(right)]
    if (a !== b) differences.push(`${what}: ${a} !== ${b}`)
  }
  const { status, headers } = recorded.response
  expect('status', status, answer.status)
  expect('headers', headerNames(Object.keys(headers)), headerNames([...answer.headers.keys()]))
  expect(
    'cookies',
    cookieNames([headers['set-cookie'] ?? []].flat()),
    cookieNames(answer.headers.getSetCookie()),
  )
  for (const name of ['content-type', 'www-authenticate', ...(loosely ? [] : ['x-total-count', 'link'])]) {
    expect(
      name,
      withoutBoundary(translate(String(headers[name] ?? null))),
      withoutBoundary(String(answer.headers.get(name))),
    )
  }
  if (recorded.response.kind === 'binary') {
    const own = Buffer.from(await answer.arrayBuffer())
    const bytes = Buffer.from(String(recorded.response.body), 'base64')
    expect('bytes', withoutBoundary(bytes.toString('latin1')), withoutBoundary(own.toString('latin1')))
    return differences
  }
  const text = await answer.text()
  const [left, right] = [recorded.response.body, parse(text)]
  if (recorded.claims) expect('claims', claimed(recorded.claims), claimed(claimsIn(right)))
  if (status >= 400) {
    expect(
      'errors',
      errorsOf(left, translate),
      errorsOf(right, (message) => message),
    )
  } else if (recorded.response.kind !== 'json') {
    expect(
      'text',
      recorded.response.kind === 'text' ? withoutTimes(translate(String(left))) : '',
      withoutTimes(text),
    )
  } else if (loosely) {
    expect('shape', shape(left), shape(right))
  } else {
    differ(mask(translated(left, translate)), mask(right), (where, a, b) => expect(`body${where}`, a, b))
  }
  return differences.slice(0, 5)
}

/** Of a log: what is another time, or another image, on each Harbor. */
function withoutTimes(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'T')
    .replaceAll(/("occur_at"|"date_created"):\d+/g, '$1:0')
    .replaceAll(/sha256:[0-9a-f]{64}/g, 'sha256')
    .replaceAll(/"size": \d+/g, '"size": 0')
}

function translated(body: unknown, translate: (text: string) => string): unknown {
  return body === undefined ? undefined : JSON.parse(translate(JSON.stringify(body)))
}

/** What parts the parts of an answer is made up by each server. */
function withoutBoundary(text: string): string {
  return text.replaceAll(/(boundary=|--)[0-9a-f]{32,}/g, '$1…')
}

const transport = new Set([
  'date',
  'content-length',
  'connection',
  'vary',
  'set-cookie',
  'keep-alive',
  'transfer-encoding',
  'server',
])

function claimsIn(answer: unknown): Claims {
  const { token } = answer as { token: string }
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}

/** Actions come in the order of a Go map. */
function claimed({ sub, access }: Claims): Claims {
  const items = access?.map(({ actions, ...one }) => ({ ...one, actions: [...actions].sort() }))
  return { ...(sub === undefined ? {} : { sub }), access: items ?? null }
}

function headerNames(names: readonly string[]): string[] {
  return names.filter((name) => !transport.has(name)).sort()
}

function cookieNames(cookies: readonly string[]): string[] {
  return cookies.map((cookie) => cookie.split('=')[0] ?? '').sort()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** `method PATCH is not allowed, but [POST,HEAD,GET] are`: the order in the brackets is that of a Go map. */
function errorsOf(body: unknown, translate: (text: string) => string): unknown {
  if (typeof body !== 'object' || body === null || !('errors' in body)) return 'no errors'
  const { errors } = body as { errors: { code: string; message: string }[] }
  return errors.map(({ code, message }) => ({
    code,
    message: translate(message).replace(/\[([A-Z,]+)\]/, (_, names: string) =>
      names.split(',').sort().join(),
    ),
  }))
}

/** What is new in each Harbor, or hangs on the bytes of an image. Only its JSON type is compared. */
const volatile =
  /^(id|.*_id|.*time|expires_at|.*digest|secret|size|duration|generated_at|(.*\.)?created|storage|extra_attrs|icon|href|external_url|registry_url|token|issued_at|harbor_version|banner_message)$/

function mask(value: unknown, name = ''): unknown {
  if (value === null) return null
  if (volatile.test(name) || digest.test(String(value))) return value === never ? never : typeof value
  if (Array.isArray(value)) {
    const items = value.map((item) => mask(item))
    // What a robot may do comes in the order of a Go map.
    return name === 'permissions' || name === 'access' ? items.sort(byText) : items
  }
  if (typeof value !== 'object') return value
  const members = Object.entries(value).filter(([key]) => !(name === 'addition_links' && ofScanners.has(key)))
  return Object.fromEntries(members.map(([key, member]) => [key, mask(member, key)] as const).sort(byText))
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}

/** The recorded Harbor had scanners from some point on. */
const ofScanners = new Set(['sboms', 'vulnerabilities'])

const digest = /sha256[:-][0-9a-f]{64}/
const never = '0001-01-01T00:00:00.000Z'

/** Reports each place where two JSON values are not the same. */
function differ(
  left: unknown,
  right: unknown,
  report: (where: string, left: unknown, right: unknown) => void,
  where = '',
): void {
  if (isObject(left) && isObject(right)) {
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      differ(left[key], right[key], report, `${where}.${key}`)
    }
  } else report(where, left ?? String(left), right ?? String(right))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** The names and the JSON types of all members; of a list, the shapes that occur in it. */
function shape(value: unknown, name = ''): unknown {
  if (value === null || maps.has(name)) return name
  if (Array.isArray(value)) return [...new Set(value.map((item) => JSON.stringify(shape(item))))].sort()
  if (typeof value !== 'object') return typeof value
  const members = Object.entries(value).filter(([key]) => !remarks.has(key))
  return Object.fromEntries(members.map(([key, member]) => [key, shape(member, key)] as const).sort(byText))
}

/** There or not, as whoever made the thing liked. */
const remarks = new Set(['description', 'comment'])

/** Members whose keys are data. */
const maps = new Set(['extra_attrs', 'annotations', 'metadata', 'hard', 'used'])
