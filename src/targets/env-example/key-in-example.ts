import type { LineDocument } from '../../managed/lines/open-lines.ts'
import type { Finding } from '../../types.ts'

const shape = /sk-ant-([a-z]{2,10}[0-9]{0,2})-([A-Za-z0-9_-]{24,})/g

const kinds: Readonly<Record<string, string>> = {
  api03: 'an API key',
  admin01: 'an Admin API key',
  api01: 'an Enterprise Admin key',
  oat01: 'an OAuth token',
  ort01: 'an OAuth refresh token',
}

/** Values in an example file that look like real credentials. No part of a value is in a finding. */
export function findKeys(file: string, document: LineDocument | undefined): readonly Finding[] {
  if (!document?.text.includes('sk-ant-')) return []
  return document.lines.flatMap((line, index) =>
    [...line.text.matchAll(shape)]
      .filter(([, , body = '']) => looksRandom(body))
      .map(([, kind = '']) => ({
        ruleId: 'key-in-example',
        severity: 'error' as const,
        reason: `What looks like ${kinds[kind] ?? 'a credential of Claude'} is in a file that everyone shares`,
        file,
        line: index + 1,
        fix: 'Revoke it (API keys: https://platform.claude.com/settings/keys) and leave the value empty; the git history keeps it.',
      })),
  )
}

/**
 * A real body is random over 64 characters, so that 24 of them practically always hold all three classes and
 * many different ones. Placeholders are words, runs and sequences.
 */
function looksRandom(body: string): boolean {
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/].every(one => one.test(body))
  const wordy = /(.)\1{3}|abcdef|123456|example|placeholder|replace|your[-_]|[-_]key|[-_]here/i.test(body)
  return classes && !wordy && new Set(body).size >= 12
}
