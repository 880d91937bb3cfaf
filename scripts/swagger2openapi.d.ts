declare module 'swagger2openapi' {
  /** Converts a Swagger 2 document. With `patch` it mends small mistakes instead of throwing. */
  export function convertObj(
    document: object,
    options: { patch?: boolean; warnOnly?: boolean },
  ): Promise<{ openapi: import('openapi-typescript').OpenAPI3 }>
}
