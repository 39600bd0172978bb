import type { Rule } from './rule.ts'

/** Measured on Linux: the client makes no folder behind such a link, says nothing of it, and finds no login. */
export const configLinkDead: Rule = {
  id: 'config-link-dead',
  severity: 'error',
  explains: ['silent', 'login'],
  check: d =>
    (d.surroundings.deadLinks ?? []).slice(0, 1).map(({ path, isFolder, to }) => ({
      reason: `${path} is a link to ${to ?? 'a place'}${to === undefined ? ' that' : ', which'} does not exist, so ${isFolder ? 'neither settings nor a login' : 'nothing'} can be kept there`,
      file: path,
      ...(isFolder ? { fix: 'folder' } : {}),
    })),
}
