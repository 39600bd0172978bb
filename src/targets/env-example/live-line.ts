import { scanEnv } from '../../managed/lines/env-scan.ts'
import type { LineDocument } from '../../managed/lines/open-lines.ts'
import { isPlaceholder } from '../../secrets/placeholder.ts'
import { keyName } from '../../stance/vocabulary.ts'
import type { Finding } from '../../types.ts'

/**
 * Lines that set a credential of Claude Code to nothing or to a placeholder: copied to `.env` and loaded, they take
 * the place of the real one.
 */
export function liveLines(file: string, document: LineDocument | undefined): readonly Finding[] {
  if (document === undefined || !keyName.test(document.text)) return []
  const { lines } = document
  return scanEnv(lines).variables.flatMap(({ name, line, live }) => {
    const value = valueIn(lines[line]?.text ?? '')
    if (!live || !keyName.test(name) || !isPlaceholder(value)) return []
    const effect =
      value === ''
        ? `this empty line erases the \`${name}\` of the shell`
        : `this placeholder takes the place of the shell's \`${name}\``
    return [
      {
        ruleId: 'live-line-in-example',
        severity: 'warning' as const,
        reason: `Copied to \`.env\` and loaded (direnv, mise, Compose), ${effect}`,
        file,
        line: line + 1,
        fix: `Comment it out: \`# ${name}=\`.`,
      },
    ]
  })
}

/** The value of an assignment, without its quotes and the comment behind it. */
function valueIn(line: string): string {
  const value = line.slice(line.indexOf('=') + 1).trim()
  const quoted = /^(["'`])([^"'`]*)\1[ \t]*(?:#.*)?$/.exec(value)?.[2]
  return quoted ?? value.replace(/(?:^|[ \t])#.*$/, '').trim()
}
