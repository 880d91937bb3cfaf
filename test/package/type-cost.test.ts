import ts from 'typescript'
import { expect, test } from 'vitest'
import { consumerProgram, diagnose } from './compile'

const ours = { 'with-harborkit.ts': 'test/package/fixtures/with-harborkit.ts' }
const theirs = {
  'with-openapi-fetch.ts': 'test/package/fixtures/with-openapi-fetch.ts',
  'schema.d.ts': 'generated/schema.ts',
  'models.d.ts': 'generated/models.ts',
}

test.each([true, false])(
  "type-checking a consumer takes a quarter of openapi-fetch's instantiations, skipLibCheck: %s",
  (skipLibCheck) => {
    const [harborkit, openapiFetch] = [ours, theirs].map((sources) => {
      const program = consumerProgram(sources, {
        module: ts.ModuleKind.Preserve,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
        types: [],
        skipLibCheck,
      })
      expect(diagnose(program)).toEqual([])
      // The rest as well: without skipLibCheck a consumer pays for the libraries too.
      program.getSemanticDiagnostics()
      return program.getInstantiationCount()
    })
    expect(harborkit! / openapiFetch!).toBeLessThanOrEqual(0.25)
  },
)
