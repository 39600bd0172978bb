import { posixWord } from '../../shells/posix-word.ts'
import type { FileSight, Finding, IgnoreDecision } from '../../types.ts'

/** A later line, or a deeper ignore file, undoes what our block does. */
export function defeatedFinding(path: string, by: NonNullable<IgnoreDecision['by']>): Finding {
  const included = by.pattern.startsWith('!')
  return {
    ruleId: 'ignore-defeated',
    severity: 'warning',
    reason: included
      ? `\`${by.pattern}\` takes \`${path}\` out of the ignore rules again, so git would commit it`
      : `\`${by.pattern}\` ignores \`${path}\`, so the team never gets it`,
    file: by.file,
    line: by.line,
    fix:
      by.file === '.gitignore'
        ? 'Delete the line, or move it above the lines of authmd.'
        : 'Delete the line: a deeper ignore file wins over the one above it.',
  }
}

/** An env file with values is in the repository already: ignoring it changes nothing. */
export function trackedFinding(file: string): Finding {
  return {
    ruleId: 'env-file-tracked',
    severity: 'error',
    reason: 'Git tracks this env file, so whatever key it holds is in the history of the repository',
    file,
    fix: `Run \`git rm --cached ${posixWord(file)}\`, commit, and rotate the keys that it holds or held.`,
  }
}

/** Git reads no ignore file through a link (since 2.32), so a block there would do nothing. */
export function linkFinding(file: FileSight): Finding {
  return {
    ruleId: 'gitignore-link',
    severity: 'warning',
    reason: 'Git does not read an ignore file that is a link, so none of its lines has an effect',
    file: file.path,
    fix: `Replace the link by a copy of \`${file.realPath}\`.`,
  }
}
