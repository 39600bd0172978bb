/**
 * Points whose subject is no variable, command, address or code: the words that name it. By block id, because
 * the wording of the templates may change while the point stays.
 */
const namedByWords: ReadonlyMap<string, RegExp> = new Map([
  ['section/title', /^/],
  ['section/doctor', /\bauthmd doctor\b/],
  ['section/separate', /\bseparate\b/i],
  ['section/commit', /\b(?:never|not|don't|avoid)\b[^.\n]{0,40}\b(?:commit|hard-?cod|check(?:ing)? in)/i],
  ['section/restart', /\b(?:restart|reopen|relaunch|new terminal)\b/i],
  ['os/macos.anthropic', /\bKeychain\b/i],
  ['os/macos', /\bDock\b/],
])

/** True when a text speaks of the point that a template's block makes, in whatever words. */
export function speaksOf(text: string, block: { readonly id: string; readonly markdown: string }): boolean {
  const words = namedByWords.get(block.id)
  if (words !== undefined) return words.test(text)
  // A shell's point is where its variables come from; its other commands are beside the point.
  const subjects = subjectsOf(block.markdown).slice(0, block.id.startsWith('shell/') ? 1 : undefined)
  const there = subjects.filter(subject => names(normalised(text), subject))
  return there.length > 0 && there.length * 2 >= subjects.length
}

/** What a block of a template names: its inline code, the addresses of its links, and error codes. */
export function subjectsOf(markdown: string): readonly string[] {
  const code = Array.from(markdown.matchAll(/`([^`]+)`/g), found => found[1] ?? '')
  const links = Array.from(markdown.matchAll(/\]\(([^)\s]{1,500})\)/g), found => found[1] ?? '')
  const codes = Array.from(markdown.matchAll(/(?<![\w.])[45]\d\d(?![\w.])/g), found => found[0])
  const subjects = [...code.map(withoutPlaceholder), ...links, ...codes].map(normalised)
  return [...new Set(subjects)].filter(subject => subject.length > 2 && subject !== 'env')
}

/** A command is named by its name, a start-up file by its path. */
function withoutPlaceholder(code: string): string {
  return code
    .replace(/\bNAME\b[\s\S]*$/, '')
    .replace(/^(?:source|\.) (?=\S)/, '')
    .trim()
}

/** The console moved from one host to the other; both name the same page. */
function normalised(text: string): string {
  return text.replaceAll('console.anthropic.com', 'platform.claude.com').replace(/https?:\/\/(?:www\.)?/g, '')
}

function names(text: string, subject: string): boolean {
  for (let at = text.indexOf(subject); at >= 0; at = text.indexOf(subject, at + 1)) {
    const isPart = (char: string | undefined) => char !== undefined && /[\w~-]/.test(char)
    if (!isPart(text[at - 1]) && !isPart(text[at + subject.length])) return true
  }
  return false
}
