/** Makes sure that Harbor refuses something. @returns how */
export async function refusalOf(
  act: PromiseLike<unknown>,
  Refusal: abstract new (...args: never[]) => Error,
): Promise<string> {
  try {
    await act
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return `${error.name}: ${error.message}`
  }
  throw new Error('Harbor did what it has to refuse.')
}
