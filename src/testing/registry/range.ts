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
  const ranges = asked.filter((range) => range !== undefined)
  const [first] = ranges
  if (!first) return unsatisfiable(bytes.length, common)
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

/** `undefined` for what is no `Range` of bytes; an entry is `undefined` where it lies beyond the end. */
function parseRanges(header: string, size: number): (Range | undefined)[] | undefined {
  const [, list] = /^bytes=(.+)$/.exec(header) ?? []
  return list?.split(',').map((part) => {
    const [, from = '', to = ''] = /^\s*(\d*)-(\d*)\s*$/.exec(part) ?? []
    if (from === '') return to === '' ? undefined : { start: Math.max(size - Number(to), 0), end: size - 1 }
    const start = Number(from)
    const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
    return start < size && start <= end ? { start, end } : undefined
  })
}

function contentRange({ start, end }: Range, size: number): string {
  return `bytes ${start}-${end}/${size}`
}

/** It announces the length of the whole blob and sends less: Harbor's own mistake, which breaks the connection. */
function unsatisfiable(size: number, common: Readonly<Record<string, string>>): Response {
  return new Response('invalid range: failed to overlap\n', {
    status: 416,
    headers: {
      ...common,
      'content-length': String(size),
      'content-range': `bytes */${size}`,
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    },
  })
}
