/**
 * A folder (ends in `/`) or a file, and what its files may import besides one another; `folder/*` stands for the files that
 * lie in a folder itself.
 */
export interface Room {
  readonly path: string
  readonly mayImport: readonly string[]
}

/** A package (`zod` stands for `zod/mini` too) and the only places that may import it. */
export interface Package {
  readonly name: string
  readonly onlyIn: readonly string[]
}

/** The doors of the package that other rooms may go through. Nothing goes through `src/testing/`. */
const doors = [
  'src/index.ts',
  'src/raw/index.ts',
  'src/webhooks/index.ts',
  'src/registry/index.ts',
  'src/signatures/index.ts',
  'src/node/index.ts',
]

/** The registry client, from what authorizes a request up to the client itself: each room leans on those before it. */
const registryRooms: readonly Room[] = [
  'src/registry/tokens/',
  'src/registry/connection/',
  'src/registry/content/',
  'src/registry/blobs/',
  'src/registry/manifests/',
  'src/registry/references/',
  'src/registry/copy/',
  'src/registry/images/',
  'src/registry/',
].map((path, index, paths) => ({
  path,
  mayImport: ['src/errors/', 'src/core/', ...paths.slice(0, index)],
}))

/** The arrows of the design. A file belongs to the room with the longest path that covers it. */
export const rooms: readonly Room[] = [
  { path: 'package.json', mayImport: [] },
  { path: 'generated/', mayImport: [] },
  { path: 'src/errors/', mayImport: [] },
  // package.json for the version in `User-Agent`.
  { path: 'src/core/', mayImport: ['src/errors/', 'package.json'] },
  { path: 'src/core/answer/', mayImport: ['generated/', 'src/errors/'] },
  { path: 'src/core/send/', mayImport: ['src/core/*', 'src/core/answer/', 'src/errors/'] },
  { path: 'src/core/call/', mayImport: ['src/core/', 'generated/', 'src/errors/'] },
  {
    path: 'src/core/paging/',
    mayImport: ['src/core/*', 'src/core/call/', 'src/core/send/', 'generated/', 'src/errors/'],
  },
  { path: 'src/raw/', mayImport: ['generated/', 'src/errors/', 'src/core/'] },
  { path: 'src/resources/', mayImport: ['generated/', 'src/errors/', 'src/core/'] },
  { path: 'src/harbor.ts', mayImport: ['generated/', 'src/errors/', 'src/core/', 'src/resources/'] },
  {
    path: 'src/index.ts',
    mayImport: ['generated/', 'src/errors/', 'src/core/', 'src/resources/', 'src/harbor.ts'],
  },
  { path: 'src/webhooks/', mayImport: ['src/errors/'] },
  ...registryRooms,
  // Verification is bytes in, verdict out: nothing below asks a registry but what `finding/` reads through the object that
  // it is handed. Each room sees those above it only, and two files bring all of it to an image in a registry.
  { path: 'src/signatures/encoding/', mayImport: [] },
  { path: 'src/signatures/options/', mayImport: ['src/errors/'] },
  { path: 'src/signatures/json/', mayImport: ['src/signatures/encoding/'] },
  {
    path: 'src/signatures/keys/',
    mayImport: ['src/errors/', 'src/signatures/encoding/', 'src/signatures/options/'],
  },
  {
    path: 'src/signatures/formats/',
    mayImport: ['src/errors/', 'src/signatures/encoding/', 'src/signatures/json/', 'src/signatures/keys/'],
  },
  {
    path: 'src/signatures/finding/',
    mayImport: [
      'src/errors/',
      'src/signatures/encoding/',
      'src/signatures/options/',
      'src/signatures/formats/',
    ],
  },
  {
    path: 'src/signatures/judging/',
    mayImport: ['src/errors/', 'src/signatures/options/', 'src/signatures/formats/', 'src/signatures/keys/'],
  },
  {
    path: 'src/signatures/keyless/',
    mayImport: [
      'src/errors/',
      'src/signatures/encoding/',
      'src/signatures/options/',
      'src/signatures/formats/',
      'src/signatures/finding/',
    ],
  },
  {
    path: 'src/signatures/signing/',
    mayImport: [
      'src/errors/',
      'src/signatures/encoding/',
      'src/signatures/options/',
      'src/signatures/keys/',
      'src/signatures/formats/',
      'src/signatures/finding/',
      'src/signatures/judging/',
    ],
  },
  {
    path: 'src/signatures/',
    mayImport: [
      'src/errors/',
      'src/signatures/encoding/',
      'src/signatures/options/',
      'src/signatures/keys/',
      'src/signatures/formats/',
      'src/signatures/judging/',
    ],
  },
  {
    path: 'src/signatures/verify-stored.ts',
    mayImport: ['src/errors/', 'src/signatures/'],
  },
  {
    path: 'src/signatures/verify-attestation.ts',
    mayImport: ['src/errors/', 'src/signatures/'],
  },
  { path: 'src/signatures/verify-keyless.ts', mayImport: ['src/errors/', 'src/signatures/'] },
  {
    path: 'src/signatures/verify-image.ts',
    mayImport: ['src/errors/', 'src/registry/', 'src/signatures/'],
  },
  { path: 'src/signatures/sign-stored.ts', mayImport: ['src/errors/', 'src/registry/', 'src/signatures/'] },
  { path: 'src/signatures/sign-image.ts', mayImport: ['src/errors/', 'src/signatures/'] },
  { path: 'src/signatures/attest.ts', mayImport: ['src/errors/', 'src/signatures/'] },
  { path: 'src/signatures/index.ts', mayImport: ['src/errors/', 'src/signatures/'] },
  { path: 'src/provision/', mayImport: doors },
  // The in-memory Harbor shares no logic with the client, so that one bug cannot hide in both.
  { path: 'src/testing/', mayImport: ['generated/', ...doors] },
  { path: 'src/node/', mayImport: ['src/errors/', 'src/core/'] },
]

/** Files that not all of those may import who may import their room. */
export const reserved: readonly { readonly path: string; readonly onlyIn: readonly string[] }[] = [
  // What Harbor takes, for the fake. The client that leaned on it would share the fake's mistakes, and be larger.
  { path: 'generated/requests.ts', onlyIn: ['src/testing/'] },
]

export const packages: readonly Package[] = [
  { name: 'openapi-fetch', onlyIn: ['src/raw/'] },
  { name: 'zod', onlyIn: ['src/provision/', 'src/webhooks/'] },
  { name: '@noble', onlyIn: ['src/registry/', 'src/signatures/', 'src/testing/'] },
  { name: '@sigstore', onlyIn: ['src/signatures/'] },
  { name: 'msw', onlyIn: ['src/testing/handlers.ts'] },
  { name: 'undici', onlyIn: ['src/node/'] },
  { name: 'node:', onlyIn: ['src/node/', 'src/testing/listen.ts'] },
]
