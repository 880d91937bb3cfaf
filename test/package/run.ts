import { execFile } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'

/** The two ways into a package. */
export const formats = ['esm', 'cjs'] as const
export type Format = (typeof formats)[number]

/**
 * Runs a script in the consumer's project, in a Node of its own, and gives what it passes to `report`.
 * `await load('harborkit')` is `import` in one format and `require` in the other.
 */
export async function runScript<T>(format: Format, script: string): Promise<T> {
  const prelude = `
    import { createRequire } from 'node:module'
    const require = createRequire(process.cwd() + '/')
    const load = ${format === 'cjs' ? 'require' : '(name) => import(name)'}
    const report = (value) => console.log(JSON.stringify(value))`
  return await runNode('--input-type=module', '--eval', `${prelude}\n${script}`)
}

/** Runs a file of `fixtures/` in the consumer's project and gives the JSON that it prints. */
export async function runFixture<T>(name: string, ...args: string[]): Promise<T> {
  copyFileSync(join(import.meta.dirname, 'fixtures', name), join(inject('consumer'), name))
  return await runNode(name, ...args)
}

async function runNode<T>(...args: string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: inject('consumer'),
    timeout: 30_000,
  })
  return JSON.parse(stdout)
}
