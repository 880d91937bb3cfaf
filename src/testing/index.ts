export type { ScannedArtifact, ScannerSeed, VulnerabilitySeed } from './areas/scanning/findings'
export type { Fault, FaultAnswer } from './engine/faults'
export type { Latency } from './engine/latency'
export type { FakeRequest } from './engine/requests'
export { createFakeHarbor, createFakeHarborPair, type FakeHarbor } from './fake-harbor'
export type { FakeState } from './fake-state'
export type { FakeServer } from './listen'
export type {
  AccessoryLayer,
  AccessorySeed,
  ArtifactSeed,
  FakeHarborOptions,
  LabelSeed,
  Moment,
  ProjectRobotSeed,
  ProjectSeed,
  RepositorySeed,
  RobotPermissionSeed,
  RobotSeed,
  RoleName,
  UserSeed,
} from './seed/options'
export {
  type SignatureFormat,
  type SignedImageOptions,
  type SigningCryptoKey,
  signedImage,
} from './seed/signed-image'
export {
  type DeliverOptions,
  type DeliveryAttempt,
  type DeliveryResult,
  deliver,
} from './webhooks/deliver'
export { type WebhookFormat, webhookFixture } from './webhooks/fixture'
export type { Overrides } from './webhooks/overrides'
export type { DeliveryTarget, LambdaHandler } from './webhooks/receiver-of'
