import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { type Given, readOptions } from '../options/read-options'

/** Who signed, by the certificate that a certificate authority gave them for it. */
export interface KeylessIdentity {
  /**
   * The subject alternative name: an e-mail address, or the URI of a workflow, as in
   * `https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main`.
   */
  readonly san: string
  /** Who vouched for it: `https://token.actions.githubusercontent.com`. */
  readonly issuer: string
}

/** Each is matched with the whole string. */
export interface KeylessIdentityPattern {
  readonly san: RegExp
  readonly issuer: RegExp
}

/** Whether somebody is who has to have signed. */
export type IdentityCheck = (identity: KeylessIdentity) => boolean

/** @throws {@link InvalidArgumentError} there is neither, both, or one that names nobody */
export function readIdentity(given: Given<'identity' | 'identityPattern'>): IdentityCheck {
  const [exact, pattern] = [given('identity'), given('identityPattern')]
  if ((exact === undefined) === (pattern === undefined)) {
    throw new InvalidArgumentError(
      'identity',
      'is needed, or `identityPattern` in its place: { san, issuer }.',
    )
  }
  return exact === undefined ? readPattern(pattern) : readExact(exact)
}

const names = ['san', 'issuer'] as const

function readExact(value: unknown): IdentityCheck {
  const given = readOptions(value, names, '{ san, issuer }', 'identity')
  const [san, issuer] = names.map((name) => {
    const wanted = given(name)
    if (typeof wanted === 'string' && wanted !== '') return wanted
    throw new InvalidArgumentError(`identity.${name}`, 'is not a string with something in it.')
  })
  return (identity) => identity.san === san && identity.issuer === issuer
}

function readPattern(value: unknown): IdentityCheck {
  const given = readOptions(value, names, '{ san, issuer }', 'identityPattern')
  const [san, issuer] = names.map((name) => anchored(given(name), `identityPattern.${name}`))
  return (identity) => san?.test(identity.san) === true && issuer?.test(identity.issuer) === true
}

/** Without its ends, `/acme/` would match whatever somebody has put around it. */
function anchored(value: unknown, argument: string): RegExp {
  if (!(value instanceof RegExp)) throw new InvalidArgumentError(argument, 'is not a RegExp.')
  // A copy: what the object itself says of its source may be anything.
  const { source, flags } = new RegExp(value)
  // With others, `$` is the end of a line, or a match depends on the one before.
  if (/^[iuv]*$/.test(flags)) return new RegExp(`^(?:${source})$`, flags)
  throw new InvalidArgumentError(argument, 'has a flag that is not i, u or v.')
}
