import { posixWord } from '../../shells/posix-word.ts'
import type { FileSight, Finding, IgnoreDecision, Repository } from '../../types.ts'

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

/** A tracked env file without a credential: a framework may want it so, and ignoring it would say otherwise. */
export function isKeptClean(
  path: string,
  { trackedEnvFiles, envFilesWithCredential = [] }: Repository,
): boolean {
  return trackedEnvFiles.includes(path) && !envFilesWithCredential.includes(path)
}

/** Ignoring an env file that git has already changes nothing: what counts is what stands in it. */
export function trackedFinding(file: string, repository: Repository): Finding {
  if (isKeptClean(file, repository)) {
    return {
      ruleId: 'env-file-tracked',
      severity: 'warning',
      reason: 'Git tracks this env file; it holds nothing that looks like a credential, and must stay so',
      file,
      fix: 'Keep credentials in `.env.local`, which git ignores.',
    }
  }
  return {
    ruleId: 'env-file-tracked',
    severity: 'error',
    reason: 'Git tracks this env file, and it holds what looks like a credential: that is in the history now',
    file,
    fix: `Run \`git rm --cached ${posixWord(file)}\`, commit, and rotate or revoke what it holds.`,
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
