/**
 * Reads the arguments of a program. Prints its usage where they ask for help, or after what is wrong with them; then the
 * program ends with 2.
 *
 * @param read throws what is wrong; gives `undefined` where help is asked for
 * @returns `undefined` where there is nothing to do
 */
export function readArguments<Options>(
  read: (args: string[]) => Options | undefined,
  usage: string,
): Options | undefined {
  try {
    const options = read(process.argv.slice(2))
    if (options === undefined) console.log(usage)
    return options
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`)
    process.exitCode = 2
    return undefined
  }
}
