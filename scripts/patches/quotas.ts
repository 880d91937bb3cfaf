import { definitionOf } from '../swagger'
import { alwaysPresent, mustBeGiven } from './members'
import type { Patch } from './patch'

export const quotas: readonly Patch[] = [
  alwaysPresent(
    'Quota',
    ['id'],
    'A database key. Not ref, which needs the project to be there still (controller/quota)',
  ),
  {
    name: 'Quota: hard and used never null',
    evidence: 'quota.json; server/v2.0/handler/model/quota.go starts from empty lists',
    apply(document) {
      const { hard, used } = definitionOf(document, 'Quota').properties ?? {}
      for (const property of [hard, used]) {
        if (property?.['x-omitempty'] !== false) throw new Error('they are not always there.')
        if (property['x-never-null'] === true) throw new Error('they are never null already.')
        property['x-never-null'] = true
      }
    },
  },
  {
    name: 'ResourceList: storage',
    evidence:
      'quota.json: updateQuota (400: an unknown resource); the only resource there is, and never left out',
    apply(document) {
      const list = definitionOf(document, 'ResourceList')
      if (list.properties !== undefined) throw new Error('it has members.')
      delete list.additionalProperties
      list.properties = { storage: { type: 'integer' } }
      list.required = ['storage']
    },
  },
  {
    name: 'QuotaRefObject: id, name, owner_name',
    evidence: 'quota.json: listQuotas; owner_name may be empty',
    apply(document) {
      const reference = definitionOf(document, 'QuotaRefObject')
      if (reference.properties !== undefined) throw new Error('it has members.')
      delete reference.additionalProperties
      reference.properties = {
        id: { type: 'integer' },
        name: { type: 'string' },
        owner_name: { type: 'string' },
      }
      reference.required = ['id', 'name', 'owner_name']
    },
  },
  mustBeGiven('QuotaUpdateReq', ['hard'], 'server/v2.0/handler/quota.go: `hard` is required'),
]
