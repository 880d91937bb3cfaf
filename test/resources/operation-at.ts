import type { OperationId } from '../../generated/operations'
import { operations } from '../../src/core/call/operation'

/** The operation of a request, found by its method and its path. */
export function operationAt(method: string, url: string): OperationId {
  const segments = segmentsOf(new URL(url).pathname.replace('/api/v2.0', ''))
  const [found] = patterns
    .filter((pattern) => pattern.method === method && fits(pattern.segments, segments))
    // `/users/current` is no user's id.
    .sort((a, b) => a.open - b.open)
  if (found === undefined) throw new Error(`no operation is ${method} ${url}`)
  return found.id
}

const patterns = operations().map(({ id, method, path }) => {
  const segments = segmentsOf(path)
  return { id, method, segments, open: segments.filter(isOpen).length }
})

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  const same = pattern.length === segments.length
  return same && pattern.every((part, index) => isOpen(part) || part === segments[index])
}

function segmentsOf(path: string): string[] {
  return path.split('/')
}

function isOpen(part: string): boolean {
  return part.startsWith('{')
}
