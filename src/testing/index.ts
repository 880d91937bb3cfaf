export { createFakeHarbor, type FakeHarbor } from './fake-harbor'
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
