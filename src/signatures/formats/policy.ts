/**
 * How strictly a signature is judged.
 *
 * - `'strict'`: what cosign writes, to the letter.
 * - `'cosign'`: the verdict of `cosign verify --key … --insecure-ignore-tlog=true` of cosign 3. It also accepts, with a
 *   valid signature over the right digest: an attestation where a signature is asked for, a legacy layer of any media
 *   type, any `critical.type`, an ECDSA signature as r‖s, base64 with line breaks or stray bits, and a referrer whose
 *   `subject` is another image. Neither accepts what cosign refuses; some of what it accepts both refuse.
 */
export type Policy = 'strict' | 'cosign'
