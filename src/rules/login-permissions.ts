import type { Rule } from './rule.ts'

export const loginPermissions: Rule = {
  id: 'login-permissions',
  severity: 'warning',
  explains: [],
  check: d => {
    const { mode, foreignOwner, path } = d.login
    const open = mode !== undefined && (Number.parseInt(mode, 8) & 0o077) !== 0
    if (!open && foreignOwner !== true) return []
    return [
      {
        reason: open
          ? `The login file has mode ${mode}, so others on this machine can read the tokens`
          : 'The login file belongs to another user',
        file: path,
      },
    ]
  },
}
