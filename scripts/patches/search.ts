import { renamed } from './definitions'
import { alwaysPresent, neverNull } from './members'
import type { Patch } from './patch'

export const search: readonly Patch[] = [
  renamed('Search', 'SearchResult', 'search.json: it is what was found'),
  neverNull(
    'SearchResult',
    ['project', 'repository'],
    'search.json; server/v2.0/handler/search.go starts from empty lists',
  ),
  alwaysPresent(
    'SearchRepository',
    ['project_id', 'project_name', 'repository_name'],
    'search.json; database columns. Not the counts, which may be 0',
  ),
  alwaysPresent(
    'Icon',
    ['content-type', 'content'],
    'icon.json: getIcon; an icon that is not there is a 404',
  ),
]
