import { json, notFound } from '../../http/answers'
import { on, type Route } from '../../http/route'
import { artifactsIn } from '../artifacts/artifact'

/** A PNG of one pixel stands for all pictures: nobody checks its digest. */
const content =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

export const iconRoutes: readonly Route[] = [
  on('getIcon', ({ state, params: { digest } }) => {
    const isThere = artifactsIn(state)
      .all()
      .some(({ icon }) => icon === digest)
    if (!isThere) throw notFound(`the icon ${digest} not found`)
    return json({ content, 'content-type': 'image/png' })
  }),
]
