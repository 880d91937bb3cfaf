// What is used of it: `npm run types` does not install what the bench is measured against.
declare module '@octokit/webhooks' {
  export class Webhooks {
    constructor(options: { secret: string })
    on(event: string, handler: () => unknown): void
    sign(payload: string): Promise<string>
    verifyAndReceive(event: { id: string; name: string; payload: string; signature: string }): Promise<void>
  }

  export function createWebMiddleware(
    webhooks: Webhooks,
    options: { path: string },
  ): (request: Request) => Promise<Response>
}
