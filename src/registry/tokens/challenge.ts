/** What a registry asks for in `WWW-Authenticate` (RFC 9110, section 11.6.1; the token form by distribution's spec). */
export type Challenge =
  | { readonly scheme: 'bearer'; readonly realm: string; readonly service: string | undefined }
  | { readonly scheme: 'basic' }

/** @returns `undefined` for an absent or empty header (Harbor's answer for an unknown path or project), or another scheme */
export function parseChallenge(header: string | null): Challenge | undefined {
  const [, scheme = '', rest = ''] = header?.match(/^\s*(\w+)\s*(.*)$/s) ?? []
  if (/^basic$/i.test(scheme)) return { scheme: 'basic' }
  if (!/^bearer$/i.test(scheme)) return undefined
  const parameters = new Map<string, string>()
  for (const [, key = '', quoted, plain] of rest.matchAll(/(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g)) {
    parameters.set(key.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '')
  }
  const realm = parameters.get('realm')
  return realm ? { scheme: 'bearer', realm, service: parameters.get('service') } : undefined
}
