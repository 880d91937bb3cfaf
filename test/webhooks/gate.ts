/** Something to wait for, and what ends the wait. */
export function gate(): { readonly passed: Promise<void>; open(): void; fail(reason: Error): void } {
  let open = () => {}
  let fail = (_reason: Error) => {}
  const passed = new Promise<void>((resolve, reject) => {
    open = resolve
    fail = reject
  })
  return { passed, open, fail }
}
