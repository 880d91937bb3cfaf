// `node entry-node.js <check> <input>`
import { type CheckName, checks } from './checks'

const [, , name, input = ''] = process.argv
await checks[name as CheckName](JSON.parse(input))
