// A Worker that runs the check of its path on the input in the body.
import { type CheckName, checks } from './checks'

export default {
  async fetch(request: Request): Promise<Response> {
    const name = new URL(request.url).pathname.slice(1) as CheckName
    try {
      await checks[name](await request.json())
      return new Response('passed')
    } catch (error) {
      return new Response(error instanceof Error ? error.stack : String(error), { status: 500 })
    }
  },
}
