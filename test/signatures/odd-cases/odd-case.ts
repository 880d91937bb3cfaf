import { type MadeImage, type MadeKey, makeKey } from '../made-image'

/** Something that no tool writes, and of which two verifiers may think differently. */
export interface OddCase {
  readonly name: string
  /** Stores it. */
  readonly build: (image: MadeImage) => unknown
  /** @default the key that signs */
  readonly key?: string
  readonly annotations?: Readonly<Record<string, string>>
  readonly digestAlgorithm?: 'SHA-384' | 'SHA-512'
  /** Whether it is about how a list is written, which a reader of one's own has to read. */
  readonly list?: true
  /** Asks for an attestation of this kind in place of a signature. */
  readonly predicateType?: string
}

/** Whom the verifier trusts, unless a case says otherwise. Its base64 always has padding, and a character that URLs write differently. */
export const key = signingUntil(makeKey(), /[+/].*=$/)
export const stranger = makeKey()

function signingUntil(own: MadeKey, looks: RegExp): MadeKey {
  return {
    ...own,
    sign: (bytes) => {
      for (;;) {
        const signature = own.sign(bytes)
        if (looks.test(signature.toString('base64'))) return signature
      }
    },
  }
}

/** A case for each entry of a table. */
export function casesOf<T extends readonly unknown[]>(
  rows: readonly (readonly [name: string, ...rest: T])[],
  make: (...rest: T) => Omit<OddCase, 'name'>,
): OddCase[] {
  return rows.map(([name, ...rest]) => ({ name, ...make(...rest) }))
}

export function toPem(label: string, der: Uint8Array): string {
  const body = Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n').trimEnd()
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`
}
