/** An in-toto statement: about which artifacts (`subject`) it says what (`predicate`). */
export interface Statement<Predicate = unknown> {
  readonly _type: string
  readonly subject: readonly Subject[]
  readonly predicateType: string
  readonly predicate: Predicate
}

/** An artifact that a statement is about. */
export interface Subject {
  /** In cosign's attestations the repository; its signatures have none. */
  readonly name?: string
  /** Hexadecimal digests by algorithm: `{ sha256: '…' }`. */
  readonly digest: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, unknown>>
}
