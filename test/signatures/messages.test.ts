import { expect, test } from 'vitest'
import { MadeImage, makeKey, verifyMade } from './made-image'

const key = makeKey()
const keys = [key.pem]
const nasty = 'x\n2026-01-01 INFO demo/app is signed \u001b[2J\u202e\u2028'

test.each<[what: string, build: (image: MadeImage, text: string) => unknown]>([
  [
    'the type of a layer',
    (image, text) => image.addLegacy(image.legacyLayer(key, image.payload, { mediaType: text })),
  ],
  ['a member of a bundle', (image, text) => image.addBundle({ ...image.bundle(key), [text]: 1 })],
  ['the type of a bundle', (image, text) => image.addBundle({ ...image.bundle(key), mediaType: text })],
  ['the type of a payload', (image, text) => image.addBundle(image.bundle(key, image.statement, text))],
  [
    'what is signed',
    (image, text) => image.addBundle(image.bundle(key, { ...image.statement, predicateType: text })),
  ],
])('quotes %s in one short line, without escapes of a terminal', async (_, build) => {
  for (const text of [nasty, nasty + 'y'.repeat(100_000)]) {
    const image = new MadeImage()
    build(image, text)
    const error = await verifyMade(image, { keys }).catch((error: unknown) => error)
    expect(error).toMatchObject({ name: 'SignatureVerificationError', signatures: [{ verified: false }] })
    const told = `${String(error)} ${JSON.stringify(error)}`
    expect(told).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]|\\n|\\u001b/u)
    expect(String(error).length).toBeLessThan(800)
  }
})
