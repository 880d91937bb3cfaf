/** Whether this runs in a page: `fetch` then has cookies of its own. Asked at each call, as tests come and go. */
export function inBrowser(): boolean {
  return typeof document !== 'undefined'
}
