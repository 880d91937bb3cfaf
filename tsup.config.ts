import { defineConfig } from 'tsup'

// One split graph for each format: a class that two doors share (every error) exists once.
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    node: 'src/node/index.ts',
    provision: 'src/provision/index.ts',
    raw: 'src/raw/index.ts',
    registry: 'src/registry/index.ts',
    signatures: 'src/signatures/index.ts',
    testing: 'src/testing/index.ts',
    webhooks: 'src/webhooks/index.ts',
  },
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  external: [/^node:/],
  // Workers and Deno know `node:http`, not `http`.
  removeNodeProtocol: false,
  splitting: true,
  treeshake: true,
  // `Symbol.asyncDispose` is in no `lib` up to ES2024, and a consumer may have no @types/node to declare it.
  dts: { banner: '/// <reference lib="esnext.disposable" />' },
  clean: true,
})
