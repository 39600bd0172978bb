import type { Credential } from '../../credentials/types.ts'
import type { Scene } from '../scene.ts'
import { give } from './give.ts'
import { inFile, takeOut, targetOf } from './take-out.ts'
import { wayIn } from './way-in.ts'

const KEYS = 'https://platform.claude.com/settings/keys'

/** For how long the output is used: as the variable says, else five minutes. */
function lifeOf({ d }: Scene): string {
  const { helperTtl } = d.surroundings
  if (helperTtl === undefined)
    return 'If that key expires within 5 minutes, lower CLAUDE_CODE_API_KEY_HELPER_TTL_MS: by default the same key is sent for that long.'
  const { milliseconds } = helperTtl
  const minutes = Math.round(milliseconds / 6000) / 10
  return `Does that key live for ${minutes} minutes? CLAUDE_CODE_API_KEY_HELPER_TTL_MS${inFile(helperTtl)} keeps sending it that long.`
}

/** A new credential in place of one that is no longer good. */
export function renew(old: Credential | undefined, scene: Scene): readonly string[] {
  if (old === undefined) return wayIn(scene)
  const { gateway } = scene
  const target = targetOf(old)
  const { variable, source } = old
  if (source === 'login:primaryApiKey' || source.startsWith('login:') || source.startsWith('profile:')) {
    if (gateway !== undefined) return wayIn(scene)
    return scene.place === 'terminal' ||
      scene.place === 'editor' ||
      scene.place === 'extension' ||
      scene.place === 'container' ||
      scene.place === 'codespace'
      ? ['  claude auth logout', '  claude auth login']
      : wayIn(scene)
  }
  if (variable === 'apiKeyHelper') {
    return [
      `Make sure that the apiKeyHelper command in ${old.where} prints a valid key, and nothing else.`,
      lifeOf(scene),
    ]
  }
  const name = old.header === undefined ? variable : 'ANTHROPIC_CUSTOM_HEADERS'
  if (gateway !== undefined)
    return [`Get a new key from the owner of ${gateway}.`, ...give(name, scene, target)]
  if (variable === 'CLAUDE_CODE_OAUTH_TOKEN' || old.kind === 'oauth-token') {
    return [
      'On your own machine, in a wide window:',
      '  claude setup-token',
      ...give('CLAUDE_CODE_OAUTH_TOKEN', scene, target),
    ]
  }
  if (variable === 'ANTHROPIC_AUTH_TOKEN') {
    return [...takeOut(target, scene), ...wayIn(scene)]
  }
  return [`New key: ${KEYS}`, ...give(name, scene, target)]
}
