export type { Fault, FaultAnswer } from './engine/faults'
export type { Latency } from './engine/latency'
export type { FakeRequest } from './engine/requests'
export { createFakeHarbor, createFakeHarborPair, type FakeHarbor } from './fake-harbor'
export type { FakeState } from './fake-state'
export type { FakeServer } from './listen'
export type {
  ArtifactSeed,
  FakeHarborOptions,
  ProjectSeed,
  RepositorySeed,
  RobotPermissionSeed,
  RobotSeed,
  RoleName,
  UserSeed,
} from './seed/options'
export {
  type DeliverOptions,
  type DeliveryAttempt,
  type DeliveryResult,
  type DeliveryTarget,
  deliver,
} from './webhooks/deliver'
export { type WebhookFormat, webhookFixture } from './webhooks/fixture'
export type { Overrides } from './webhooks/overrides'
