/**
 * Takes the `name_tag` of a replication or retention apart: `app:v1`, `app@sha256:…`, `team/app [3 item(s) in total]`,
 * of which no reference is known.
 */
export function readNameTag(nameTag: string): { name: string; reference: string | undefined } {
  const [, name = nameTag, reference] = /^([^\s:@]+)(?:[:@](\S+))?/.exec(nameTag) ?? []
  return { name, reference }
}
