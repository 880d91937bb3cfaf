// `node count-tests.mjs <report> <exit code>`: prints `<passed> <failed> <skipped>` of a JSON report of Vitest's.
// A file that could not be loaded has no tests and counts as one failed; so does a run that failed without
// saying where, or that left no report.
import { existsSync, readFileSync } from 'node:fs'

const [, , path, code] = process.argv
const { passed, failed, skipped } = existsSync(path)
  ? count(JSON.parse(readFileSync(path, 'utf8')))
  : nothing()
console.log(passed, failed === 0 && code !== '0' ? 1 : failed, skipped)

function count({ testResults }) {
  const tests = testResults.flatMap((file) => file.assertionResults)
  const withStatus = (...statuses) => tests.filter(({ status }) => statuses.includes(status)).length
  const failedTests = withStatus('failed')
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length
  const passed = withStatus('passed')
  return { passed, failed: failedTests + brokenFiles, skipped: tests.length - passed - failedTests }
}

function nothing() {
  return { passed: 0, failed: 1, skipped: 0 }
}
