import { fenced, prose } from './markdown.ts'

/**
 * The steps of an answer as a page shows them: sentences as text, which wraps; commands and lines of files, which have
 * two blanks in front, as blocks that can be copied. What stands behind three blanks is a word about the command.
 */
export function steps(lines: readonly string[]): string {
  const parts: string[] = []
  let block: string[] = []
  const close = () => {
    if (block.length === 0) return
    const pairs = block.map(line => halves(line.slice(2)))
    const commands = pairs.map(([command]) => command)
    const words = pairs.flatMap(([command, word]) =>
      word === undefined ? [] : [sentence(`\`${command.trim()}\`: ${word}`)],
    )
    parts.push(fenced(commands.join('\n'), ''), ...words)
    block = []
  }
  for (const line of lines) {
    if (/^ {2}/.test(line)) block.push(line)
    else {
      close()
      parts.push(sentence(line))
    }
  }
  close()
  return parts.join('\n\n')
}

/** A command and the value that means good, or a look in words. */
export function checkLine(text: string): string {
  const [command, good] = halves(text)
  if (good === undefined || command.includes('`')) return sentence(text)
  return `\`${command}\`: ${sentence(good)}`
}

/** A command, and what stands behind three blanks. */
function halves(line: string): readonly [command: string, words?: string] {
  const indent = line.length - line.trimStart().length
  const at = line.indexOf('   ', indent)
  return at === -1 ? [line] : [line.slice(0, at), line.slice(at).trim()]
}

/** A sentence with the names of variables and the addresses in it as code, so that they can be read and copied. */
export function sentence(text: string): string {
  if (text.includes('``') || text.split('`').length % 2 === 0) return prose(text)
  const marked = text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(namesAndAddresses, '`$&`')))
    .join('')
  return prose(marked)
}

const namesAndAddresses =
  /https:\/\/[\w/-]{1,80}(?:\.[\w/-]{1,80}){1,8}|\b[A-Z][A-Z0-9]{1,40}(?:_[A-Z0-9]{1,40}){1,12}\b/g
