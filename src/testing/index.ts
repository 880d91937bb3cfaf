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
} from './options'
