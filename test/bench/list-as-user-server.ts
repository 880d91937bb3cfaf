// A Harbor in memory with 10,000 labels that takes 20 ms for an answer and 110 ms to hash a password. Forked by `startServer`.
import { latency, size } from './lists'
import { loadBuilt } from './load-built'

const { createFakeHarbor } = await loadBuilt('testing')
const fake = createFakeHarbor({
  passwordCost: 110,
  labels: Array.from({ length: size }, (_, index) => ({ name: `label ${index}` })),
})
fake.latency(latency)
const { url } = await fake.listen()
process.send?.(new URL(url).port)
process.once('disconnect', () => process.exit())
