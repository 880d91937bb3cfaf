import { readFile, writeFile } from 'node:fs/promises'
import { defineConfig, type Options } from 'tsup'
import { bundleDeclarations } from './scripts/bundle-declarations'
import { joinChunks } from './scripts/join-chunks'

const doors = {
  index: 'src/index.ts',
  node: 'src/node/index.ts',
  provision: 'src/provision/index.ts',
  raw: 'src/raw/index.ts',
  registry: 'src/registry/index.ts',
  signatures: 'src/signatures/index.ts',
  testing: 'src/testing/index.ts',
  webhooks: 'src/webhooks/index.ts',
}

// One split graph for each format: a class that two doors share (every error) exists once.
const common: Options = {
  entry: doors,
  target: 'es2022',
  platform: 'neutral',
  external: [/^node:/],
  // Workers and Deno know `node:http`, not `http`.
  removeNodeProtocol: false,
  splitting: true,
  treeshake: true,
}

const noble =
  '/*! Has parts of @noble/hashes and @noble/ciphers: MIT License, Copyright (c) Paul Miller (paulmillr.com) */\n'

// Jest can neither load what is ESM alone, as @noble is, nor `import()` in CommonJS, both of which Node can.
const forJest: Options = {
  noExternal: [/^@noble\//],
  plugins: [
    {
      name: 'for-jest',
      async buildEnd({ writtenFiles }) {
        for (const { name } of writtenFiles.filter(({ name }) => name.endsWith('.cjs'))) {
          const code = await readFile(name, 'utf8')
          const required = code.replace(
            /\bimport\(('(?:\.\/|node:)[^']+')\)/g,
            'Promise.resolve().then(() => require($1))',
          )
          await writeFile(name, code.includes('node_modules/@noble/') ? noble + required : required)
        }
      },
    },
  ],
}

export default defineConfig([
  {
    ...common,
    format: 'esm',
    plugins: [
      {
        name: 'declarations',
        async buildEnd() {
          const values = await joinChunks('dist', Object.keys(doors))
          await bundleDeclarations('dist', doors, values)
        },
      },
    ],
  },
  { ...common, ...forJest, format: 'cjs' },
])
