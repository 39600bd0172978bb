import type { Diagnosis } from '../credentials/facts.ts'
import { lockedFor, sentIn } from './in-use.ts'
import type { Rule } from './rule.ts'

/** The login of a Mac lies in a Keychain that only a session of the desktop has open. */
export const sshKeychain: Rule = {
  id: 'ssh-keychain',
  severity: 'warning',
  explains: ['silent', 'rejected'],
  check: d => {
    if (d.os !== 'macos') return []
    if (d.resolution.request && sentIn(d, 'authorization')?.source !== 'login:keychain') return []
    const where = placeWithoutKeychain(d)
    return where === undefined
      ? []
      : [{ reason: reasons[where], ...(where === 'tmux' ? { fix: 'tmux' } : {}) }]
  },
}

function placeWithoutKeychain(d: Diagnosis): keyof typeof reasons | undefined {
  // Most servers of tmux were started at the desktop, and have it.
  return lockedFor(d) ?? (d.surroundings.tmux && !d.resolution.request ? 'tmux' : undefined)
}

const reasons = {
  ssh: 'Over SSH the login Keychain of a Mac is locked, so Claude Code cannot read its login',
  cron: "A cron job has no access to the Mac's Keychain, which holds the login",
  // https://github.com/anthropics/claude-code/issues/5359
  tmux: 'A tmux server keeps the Keychain session it was started with; one started over SSH or at boot has none',
} as const
