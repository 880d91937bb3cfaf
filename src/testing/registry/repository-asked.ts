// The patterns of Harbor's own middleware (goharbor/harbor `src/lib/patterns.go`): a repository may be called `tags`, and
// what comes first in a name may look like a host. Harbor tries them in the order of a Go map; this is one such order.

const host = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const domain = `${host}(?:\\.${host})*(?::[0-9]+)?`
const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const name = `(?:${domain}/)?${component}(?:/${component})*`

const patterns = ['manifests/.*', 'tags/list', 'blobs/uploads(?:/.*)?', 'blobs/[^/]+', 'referrers/.*'].map(
  (rest) => new RegExp(`^/v2/(${name})/(${rest})$`),
)

/** The repository that a path below `/v2` names, and what comes after it. @param path decoded */
export function repositoryAsked(
  path: string,
): { readonly repository: string; readonly rest: string } | undefined {
  for (const pattern of patterns) {
    const [, repository, rest] = pattern.exec(path) ?? []
    if (repository !== undefined && rest !== undefined) return { repository, rest }
  }
  return undefined
}
