import { envFormat } from '../../managed/lines/env-format.ts'
import { scanEnv } from '../../managed/lines/env-scan.ts'
import { splitLines } from '../../managed/lines/line.ts'
import { keyName } from '../../stance/vocabulary.ts'
import type { Finding } from '../../types.ts'

/** Lines that set a credential of Claude Code to nothing: copied to `.env` and loaded, they erase the real one. */
export function liveLines(file: string, text: string | undefined): readonly Finding[] {
  if (text === undefined || !keyName.test(text)) return []
  const lines = splitLines(text, envFormat.loneCr)
  return scanEnv(lines).variables.flatMap(({ name, line, live }) => {
    const isEmpty = /=[ \t]*(?:(?:""|'')[ \t]*)?(?:#.*)?$/.test(lines[line]?.text ?? '')
    if (!live || !isEmpty || !keyName.test(name)) return []
    return [
      {
        ruleId: 'live-line-in-example',
        severity: 'warning' as const,
        reason: `Copied to \`.env\` and loaded (direnv, mise, Compose), this empty line erases the \`${name}\` of the shell`,
        file,
        line: line + 1,
        fix: `Comment it out: \`# ${name}=\`.`,
      },
    ]
  })
}
