/**
 * The code with the comments of openapi-typescript made plain: our words for a member, what its time is written in, its
 * default. What only repeats the type is left out.
 */
export function plainComments(code: string): string {
  return code.replaceAll(/^( *)\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n/gm, (_, indent: string, inside: string) => {
    const lines = inside.split('\n').map((line) => line.replace(/^ *\* ?/, '').trim())
    const words = lines.filter((line) => line !== '' && !/^(?:Format:|@enum)/.test(line))
    const isTime = lines.includes('Format: date-time')
    return comment(indent, [...words, ...(isTime ? ['RFC 3339, UTC.'] : [])].join(' '))
  })
}

const width = 118

function comment(indent: string, words: string): string {
  const text = words.replace('@description ', '')
  if (text === '') return ''
  const line = `${indent}/** ${text} */\n`
  if (line.length <= width) return line
  return `${indent}/**\n${wrapped(text, width - indent.length - 3)
    .map((each) => `${indent} * ${each}\n`)
    .join('')}${indent} */\n`
}

function wrapped(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > most) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
