import { inTheWay } from '../../credentials/in-the-way.ts'
import type { Scene } from '../scene.ts'
import { clearWay } from './clear-way.ts'
import { give } from './give.ts'
import { ownFiles } from './own-files.ts'
import { isOwnUnit } from './take-out.ts'

/** The way in with a Claude plan, from where the reader is. To a gateway no credential of Anthropic is led. */
export function wayIn(scene: Scene): readonly string[] {
  const { place, gateway, d } = scene
  if (gateway !== undefined) {
    return [
      `With the key of ${gateway}, from its owner, as ANTHROPIC_AUTH_TOKEN (or ANTHROPIC_API_KEY, if its page says so):`,
      ...give('ANTHROPIC_AUTH_TOKEN', scene),
    ]
  }
  switch (place) {
    case 'github-actions':
    case 'gitlab':
    case 'pipeline':
      return [
        ...clearWay(keysBefore(scene), scene),
        'On your own machine, in a wide window:',
        '  claude setup-token',
        ...give('CLAUDE_CODE_OAUTH_TOKEN', scene),
      ]
    case 'systemd':
      if (isOwnUnit(d.other)) return ['As the user of the unit, which is you:', '  claude auth login']
      return ['As the user of the service, once:', '  sudo -u USER -H claude auth login']
    case 'cron':
    case 'launchd':
      // A job of cron has no Keychain, one of launchd not always: https://github.com/anthropics/claude-code/issues/77213
      return d.os === 'macos' && (place === 'cron' || d.surroundings.account === true)
        ? ['In a terminal:', '  claude setup-token', ...give('CLAUDE_CODE_OAUTH_TOKEN', scene)]
        : ['As the user of the job, in a terminal, once:', '  claude auth login']
    case 'container':
      return [`In the container, with ${ownFiles(scene).configFolder} on a volume:`, '  claude auth login']
    default:
      return d.ssh || place === 'codespace'
        ? ['  claude auth login     open the address it prints, paste the code here']
        : ['  claude auth login']
  }
}

/** A key that a job has beside the token of a plan is what it goes on sending. */
const keysBefore = ({ d }: Scene) =>
  inTheWay(d, 'subscription').filter(({ credential }) => credential !== undefined)
