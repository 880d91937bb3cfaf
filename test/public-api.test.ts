import { expect, test } from 'vitest'
import { doors } from './package/doors'
import { declarationProgram } from './public-api/declarations'
import { describeDoor } from './public-api/describe-door'

const sources = doors.map((door) => door.source)
const program = declarationProgram(sources)

// What a release promises. Where a change is meant, `npx vitest run --project unit -u test/public-api`
// writes the files, and their diff is what the review is about.
test.each(doors)('the public API of $specifier is the recorded one', async ({ specifier, source }) => {
  await expect(describeDoor(program, source, sources)).toMatchFileSnapshot(
    `public-api/${specifier.replace('/', '-')}.txt`,
  )
})
