import { countOf } from './script'

const policy = { id: 3, name: 'ci-hook', enabled: true, event_types: ['PULL_ARTIFACT'], targets: [] }

const answers: Readonly<Record<string, unknown>> = {
  'GET /projects/demo': { project_id: 7, name: 'demo', metadata: { retention_id: '2' } },
  'GET /projects/demo/repositories/app/artifacts/v1': { digest: `sha256:${'a'.repeat(64)}` },
  'GET /projects/7': { project_id: 7, name: 'demo' },
  'GET /projects/demo/members': [{ id: 9, entity_name: 'jane' }],
  'GET /projects/demo/webhook/policies': [policy],
  'GET /projects/demo/immutabletagrules': [{ id: 3, tag_selectors: null }],
  'GET /auditlog-exts': [{ id: 3, op_time: '2026-11-23T20:46:43.964Z' }],
  'GET /system/gc/3': { id: 3, job_status: 'Success' },
  'GET /system/purgeaudit/3': { id: 3, job_status: 'Success' },
  'GET /export/cve/execution/3': { id: 3, status: 'Success' },
  'GET /labels': [{ id: 4, name: 'approved', scope: 'g' }],
  'GET /users/search': [{ user_id: 3, username: 'jane' }],
  'GET /p2p/preheat/instances/kraken': { id: 1, name: 'kraken' },
  'GET /projects/demo/preheat/policies/ci-hook': { id: 1, name: 'ci-hook', provider_id: 1, filters: '[]' },
  'GET /projects/demo/preheat/policies/ci-hook/executions/3': { status: 'Success' },
  'GET /usergroups/search': [{ id: 5, group_name: 'devs', group_type: 3 }],
  'GET /robots': [{ id: 34, name: 'robot$demo+ci', level: 'project' }],
  'GET /quotas': [{ id: 6 }],
  'GET /scanners': [{ uuid: 'u1', name: 'Trivy' }],
  'GET /projects/demo/scanner/candidates': [{ uuid: 'u1', name: 'Trivy' }],
  'GET /registries': [{ id: 3, name: 'second' }],
  'GET /replication/policies': [{ id: 7, name: 'to-second' }],
}

/**
 * What Harbor answers to the look-ups that methods make for what `methods.ts` gives them.
 *
 * @param question `GET /projects/demo`
 * @param otherwise the body of all other answers
 */
export function answerToLookUp(question: string, otherwise: object = {}): Response {
  if (question === 'POST /projects/demo/metadatas/') return Response.json({}, { status: 409 })
  const answer = answers[question] ?? otherwise
  return Response.json(answer, { headers: countOf(answer) })
}
