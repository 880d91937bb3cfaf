import { test } from 'vitest'
import type { Harbor } from '../../src/index'

declare const harbor: Harbor

test('a severity is one that Harbor knows', () => {
  harbor.projects.create({ project_name: 'demo', metadata: { prevent_vul: 'true', severity: 'high' } })
  // @ts-expect-error Harbor would take it without a word
  harbor.projects.update('demo', { metadata: { severity: 'terrible' } })
})
