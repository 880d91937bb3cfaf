/** The `Content-Type` of an answer or a request, if it has one. */
export function contentTypeOf({ headers }: Request | Response): string | undefined {
  return headers.get('content-type') || undefined
}

/** Whether a `Content-Type` is JSON: `application/json`, `application/vnd.….+json`, with or without parameters. */
export function isJsonType(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/(?:[^;\s]+\+)?json\s*(?:;|$)/i.test(contentType)
}

/** Harbor labels an SBOM, which is JSON, with a type of its own (test/recordings/api/artifact.json, getAddition). */
export function isSbomType(contentType: string | undefined): boolean {
  return (
    contentType !== undefined && /^application\/vnd\.goharbor\.harbor\.sbom\.v1\s*(?:;|$)/i.test(contentType)
  )
}

export function isHtmlType(contentType: string | undefined): boolean {
  return contentType !== undefined && /^(?:text\/html|application\/xhtml)/i.test(contentType)
}
