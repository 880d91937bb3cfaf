interface Range {
  readonly start: number
  /** Inclusive. */
  readonly end: number
}

/** Answers a `Range` of bytes as Go's server does: one part, several as multipart, or 416. */
export function answerRange(
  bytes: Uint8Array<ArrayBuffer>,
  header: string | null,
  common: Readonly<Record<string, string>>,
  type: Readonly<Record<string, string>>,
): Response | undefined {
  const asked = header === null ? undefined : parseRanges(header, bytes.length)
  if (asked === undefined) return undefined
  if (asked === 'invalid') return unsatisfiable('invalid range\n', common)
  const ranges = asked.filter((range) => range !== undefined)
  const [first] = ranges
  if (!first) {
    const headers = { ...common, 'content-range': `bytes */${bytes.length}` }
    return unsatisfiable('invalid range: failed to overlap\n', headers)
  }
  if (ranges.length === 1) {
    const part = bytes.slice(first.start, first.end + 1)
    return new Response(part, {
      status: 206,
      headers: {
        ...common,
        ...type,
        'content-length': String(part.length),
        'content-range': contentRange(first, bytes.length),
      },
    })
  }
  const boundary = crypto.randomUUID().replaceAll('-', '')
  const parts = ranges.flatMap((range, index) => [
    `${index === 0 ? '' : '\r\n'}--${boundary}\r\nContent-Range: ${contentRange(range, bytes.length)}\r\n` +
      `Content-Type: ${type['content-type']}\r\n\r\n`,
    bytes.slice(range.start, range.end + 1),
  ])
  const body = new Blob([...parts, `\r\n--${boundary}--\r\n`])
  return new Response(body, {
    status: 206,
    headers: {
      ...common,
      ...type,
      'content-length': String(body.size),
      'content-type': `multipart/byteranges; boundary=${boundary}`,
    },
  })
}

/** `undefined` for what is no range of bytes; an entry is `undefined` where it lies beyond the end. */
function parseRanges(header: string, size: number): (Range | undefined)[] | 'invalid' | undefined {
  const [, list] = /^bytes=(.+)$/.exec(header) ?? []
  if (list === undefined) return undefined
  const ranges: (Range | undefined)[] = []
  for (const part of list.split(',')) {
    const [, from = '', to = ''] = /^\s*(\d*)-(\d*)\s*$/.exec(part) ?? []
    if (from === '' && to === '') return 'invalid'
    if (from === '') {
      ranges.push({ start: Math.max(size - Number(to), 0), end: size - 1 })
      continue
    }
    const start = Number(from)
    if (to !== '' && Number(to) < start) return 'invalid'
    const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
    ranges.push(start < size ? { start, end } : undefined)
  }
  return ranges
}

function contentRange({ start, end }: Range, size: number): string {
  return `bytes ${start}-${end}/${size}`
}

function unsatisfiable(message: string, headers: Readonly<Record<string, string>>): Response {
  return new Response(message, {
    status: 416,
    headers: {
      ...headers,
      'content-length': String(message.length),
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    },
  })
}
