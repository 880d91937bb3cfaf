import ts from 'typescript'
import { expect, test } from 'vitest'
import { consumerProgram, diagnose } from './compile'

const { ModuleKind, ModuleResolutionKind: Resolution } = ts
const consumer = 'test/package/fixtures/consumer.ts'

/** How a consumer's compiler finds modules, and the files that it compiles that way. */
const resolutions = {
  NodeNext: {
    options: { module: ModuleKind.NodeNext, moduleResolution: Resolution.NodeNext },
    sources: { 'consumer.mts': consumer, 'consumer.cts': consumer },
  },
  Bundler: {
    options: { module: ModuleKind.Preserve, moduleResolution: Resolution.Bundler },
    sources: { 'consumer.ts': consumer },
  },
}

/** Where a consumer's `fetch` and `URL` come from. */
const platforms = {
  'a browser or worker': { lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: [] },
  Node: { lib: ['lib.es2022.d.ts'], types: ['node'] },
}

// Every pair of settings once: the three do not act on one another. No `skipLibCheck`: every declaration counts.
test.each([
  { resolution: 'NodeNext', platform: 'a browser or worker', exact: true },
  { resolution: 'NodeNext', platform: 'Node', exact: false },
  { resolution: 'Bundler', platform: 'a browser or worker', exact: false },
  { resolution: 'Bundler', platform: 'Node', exact: true },
] as const)(
  'a consumer compiles by $resolution for $platform, exactOptionalPropertyTypes: $exact',
  ({ resolution, platform, exact }) => {
    const { options, sources } = resolutions[resolution]
    const program = consumerProgram(sources, {
      ...options,
      ...platforms[platform],
      exactOptionalPropertyTypes: exact,
      skipLibCheck: false,
    })
    expect(diagnose(program)).toEqual([])
  },
)
