import { addWitness } from '../../front/witnesses'
import type { Area } from '../area'
import { artifactDeleted, artifactPulled, artifactPushed } from '../artifacts/artifact-events'
import { repositoryDeleting } from '../repositories/repository'
import { auditLogsIn } from './audit-log'
import { purgeRoutes } from './purge-routes'
import { auditLogRoutes } from './routes'
import { witnessDeed, witnessLogin, writeArtifact, writeRepository } from './write'

/** The rows of a project stay when it goes. */
export const auditLogs: Area = {
  tables: { auditLogs: auditLogsIn },
  routes: [...auditLogRoutes, ...purgeRoutes],
  start(state) {
    artifactPushed.subscribe(state, (event) => writeArtifact(state, 'create', event))
    artifactPulled.subscribe(state, (event) => writeArtifact(state, 'pull', event))
    artifactDeleted.subscribe(state, (event) => writeArtifact(state, 'delete', event))
    repositoryDeleting.subscribe(state, (event) => writeRepository(state, event))
    addWitness(state, (at) => witnessDeed(state, at))
    addWitness(state, (at) => witnessLogin(state, at))
  },
}
