/** The `Content-Type` of an answer, if it has one. */
export function contentTypeOf(response: Response): string | undefined {
  return response.headers.get('content-type') ?? undefined
}
