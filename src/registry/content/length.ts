/** The bytes that an answer announces. The length of something compressed is not the length of what comes out. */
export function lengthOf({ headers }: Response): number | undefined {
  const length = headers.get('content-length') ?? ''
  return /^\d+$/.test(length) && !headers.has('content-encoding') ? Number(length) : undefined
}
