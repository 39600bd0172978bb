import type { Diagnosis } from '../credentials/facts.ts'
import { settingInputs } from '../credentials/setting-inputs.ts'
import type { Surroundings } from '../credentials/surroundings.ts'
import { CLEAR } from './outcomes.ts'
import type { Found, Rule } from './rule.ts'

type Unread = Surroundings['unread'][number]

export const fileNotRead: Rule = {
  id: 'file-not-read',
  severity: 'warning',
  explains: ['silent'],
  check: d =>
    d.surroundings.unread.map(one => ({
      reason: reasonOf(one, d),
      ...(one.moved === true ? { fix: 'moved' } : {}),
      ...(one.misnamed === true ? { fix: 'misnamed' } : {}),
      file: one.file,
      ...(one.line === undefined ? {} : { line: one.line }),
      ...(one.setting === true ? { fix: isAdministrators(one.key) ? 'administrator' : 'setting' } : {}),
      ...weightOf(one, d),
    })),
}

function reasonOf({ key, file, setting, moved, misnamed }: Unread, d: Diagnosis): string {
  if (misnamed === true)
    return `${file} is not read: its name has to be settings.json, so ${key} in it is not used`
  if (moved === true) return `CLAUDE_CONFIG_DIR names another folder, so ${key} in ${file} is not used`
  if (setting !== true) return `${key} is in a file where Claude Code does not look for it`
  const right = isAdministrators(key)
    ? 'only an administrator can set it, in the managed settings'
    : `it belongs in ${d.settings.find(({ layer }) => layer === 'user')?.path ?? '~/.claude/settings.json'}`
  return `${key} in ${file} is not read: ${right}`
}

/** With another credential in use, the file does no harm, unless it was to renew what has expired. */
function weightOf({ key, setting, misnamed }: Unread, d: Diagnosis): Pick<Found, 'severity' | 'explains'> {
  // It was to take the place of what is sent now.
  if (misnamed === true) return { explains: ['silent', 'rejected', 'forbidden', 'billing'] }
  if (!d.resolution.request) return {}
  const isAsked = d.printed.some(({ ruleId, score }) => ruleId === renewed[key] && score >= CLEAR)
  return setting === true && isAsked ? { explains: [] } : { severity: 'info' }
}

/** The texts about credentials that each of these settings renews. */
const renewed: Readonly<Record<string, string>> = {
  awsAuthRefresh: 'aws-credentials',
  awsCredentialExport: 'aws-credentials',
  gcpAuthRefresh: 'google-credentials',
}

function isAdministrators(key: string): boolean {
  return settingInputs.some(
    ({ name, from }) => name === key && from.every(layer => layer === 'managed') && from.length > 0,
  )
}
