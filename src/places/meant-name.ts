import { editDistance } from './edit-distance.ts'
import { credentialNames, inputNames, isKnownName, settingNames } from './known-names.ts'

/** The longest name that is compared: names come from files of others. */
const LONGEST = 60

/**
 * The variable that was meant by a name that nothing reads; `undefined` where the name is right, or near none. The
 * vendor's part is compared apart, since people mix it up (`CLAUDE_API_KEY`); what is left is compared letter by letter.
 * `kind` is what the value looks like, and tells the two kinds of token apart.
 */
export function meantVariable(name: string, kind?: string): string | undefined {
  if (name.length > LONGEST || name.length < 6 || isKnownName(name)) return undefined
  const upper = name.toUpperCase().replaceAll('-', '_')
  if (isKnownName(upper)) return upper
  const near = nearestOf(upper, credentialNames, 2)
  if (near !== undefined) return near
  const own = /^([A-Z]+?)_((?:CODE_|CLI_|AI_|CLAUDE_)*)(.+)$/.exec(upper)
  const vendor = own?.[1]
  if (vendor === undefined || !['ANTHROPIC', 'CLAUDE'].some(one => editDistance(vendor, one, 2) <= 2))
    return undefined
  return ofRest(own?.[3] ?? '', kind)
}

const rests: readonly (readonly [rest: string, variable: string])[] = [
  ['API_KEY', 'ANTHROPIC_API_KEY'],
  ['AUTH_TOKEN', 'ANTHROPIC_AUTH_TOKEN'],
  ['OAUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'],
  ['BASE_URL', 'ANTHROPIC_BASE_URL'],
  ['CUSTOM_HEADERS', 'ANTHROPIC_CUSTOM_HEADERS'],
  ['USE_BEDROCK', 'CLAUDE_CODE_USE_BEDROCK'],
  ['USE_VERTEX', 'CLAUDE_CODE_USE_VERTEX'],
  ['USE_FOUNDRY', 'CLAUDE_CODE_USE_FOUNDRY'],
]

function ofRest(rest: string, kind: string | undefined): string | undefined {
  const bare = (text: string) => text.replaceAll('_', '')
  const close = rests.find(([one]) => editDistance(bare(rest), bare(one), 1) <= 1)
  if (close !== undefined) return close[1]
  if (/^(?:API|SECRET|ACCESS)?_?(?:KEY|SECRET)$/.test(rest)) return 'ANTHROPIC_API_KEY'
  if (/^(?:AUTH|AUTHORIZATION|BEARER)(?:_?(?:KEY|SECRET|TOKEN))?$/.test(rest))
    return kind === 'api-key' ? 'ANTHROPIC_API_KEY' : 'ANTHROPIC_AUTH_TOKEN'
  if (/^(?:API_|ACCESS_|LOGIN_|SETUP_|SESSION_)?TOKEN$/.test(rest)) {
    if (kind === 'oauth-token') return 'CLAUDE_CODE_OAUTH_TOKEN'
    return kind === 'api-key' ? 'ANTHROPIC_API_KEY' : 'ANTHROPIC_AUTH_TOKEN'
  }
  if (/^(?:API_)?(?:URL|BASE|HOST|ENDPOINT|API_BASE|BASEURL)(?:_URL)?$/.test(rest))
    return 'ANTHROPIC_BASE_URL'
  return undefined
}

/** The setting that was meant by a key at the top of a settings file. */
export function meantSetting(key: string): string | undefined {
  if (settingNames.includes(key) || key.length > LONGEST) return undefined
  return nearestOf(key.replaceAll(/[_-]/g, '').toLowerCase(), settingNames, 2)
}

/** The input that was meant by a key under `with:` of the action. */
export function meantInput(key: string): string | undefined {
  if (inputNames.includes(key) || key.length > LONGEST) return undefined
  const plain = key.toLowerCase().replaceAll('-', '_')
  if (inputNames.includes(plain)) return plain
  const near = nearestOf(plain, inputNames, 2)
  if (near !== undefined) return near
  const variable = meantVariable(plain.toUpperCase())
  if (variable === 'ANTHROPIC_API_KEY') return 'anthropic_api_key'
  return variable === 'CLAUDE_CODE_OAUTH_TOKEN' || variable === 'ANTHROPIC_AUTH_TOKEN'
    ? 'claude_code_oauth_token'
    : undefined
}

function nearestOf(text: string, names: readonly string[], most: number): string | undefined {
  return names
    .map(name => ({ name, distance: editDistance(text.toLowerCase(), name.toLowerCase(), most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)[0]?.name
}
