import type { Provider } from '../names.ts'
import type { KeyPlace } from '../types.ts'
import type { Stance } from './section-lines.ts'

/** Whether what a person keeps for good has to go elsewhere than into what the shell reads at its start. */
export function isKeptElsewhere(stance: Stance | undefined): boolean {
  return stance?.places?.includes('startup') === true
}

/**
 * Where a key is kept, in a document that wants none in a start-up file; the first that it leaves open. With a cloud
 * provider what is kept is no secret but a switch: it goes where Claude Code reads it itself.
 */
export function wordsElsewhere(
  stance: Stance | undefined,
  provider: Provider,
): Readonly<Record<string, string>> {
  if (!isKeptElsewhere(stance)) return {}
  const inSettings = { keptIn: 'the `env` block of `settings.json` in `~/.claude`' }
  if (!['anthropic', 'gateway'].includes(provider)) return inSettings
  const isOpen = (place: KeyPlace) => stance?.places?.includes(place) !== true
  const safes = [
    ...(isOpen('keychain') ? ['keychain'] : []),
    ...(isOpen('vault') ? ['password manager'] : []),
  ]
  if (safes.length > 0) return { keptIn: `your ${safes.join(' or ')} (an \`apiKeyHelper\` reads it)` }
  if (isOpen('settings')) return inSettings
  return { keptIn: isOpen('dotenv') ? '`.env` (direnv or mise loads it)' : 'no file, so paste it each time' }
}
