declare const body: unique symbol

/** An answer. What of it is JSON has a type, so that no route says what its operation does not. */
export interface Reply<Body> extends Response {
  readonly [body]?: Body
}
