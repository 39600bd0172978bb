import { isAnthropicKind } from '../credentials/anthropic-kind.ts'
import type { Mention } from '../credentials/facts.ts'
import { cloudProviders } from '../credentials/providers.ts'
import { twinOf } from '../credentials/twin-platforms.ts'
import { usedKindOf } from '../credentials/used-kind.ts'
import { caOf } from '../rules/ca-file.ts'
import { hasNoRegion } from '../rules/cloud-credentials.ts'
import type { RuleFinding } from '../rules/diagnose.ts'
import { handedOver } from '../rules/handed-over.ts'
import { mayHaveUnseenLogin, namesUnseenLogin, otherKind } from '../rules/in-use.ts'
import { proxyOf } from '../rules/proxy-in-use.ts'
import type { Scene } from './scene.ts'
import { isKept } from './words/kept.ts'

/** The words by which a template chooses among its parts. */
export function tagsOf(
  { fix, source, file, seen, variable, inTheWay }: RuleFinding,
  scene: Scene,
): (tag: string) => boolean {
  const { d, place, gateway, hidden, sent, words } = scene
  const isSettings =
    (source !== undefined && !/^(?:shell|login|profile):/.test(source)) ||
    d.settings.some(({ path }) => path === file)
  const tags = new Set<string>([
    place,
    d.os,
    words.shell,
    ...(fix === undefined ? [] : [fix]),
    ...(seen ? [] : ['unseen']),
    ...(isKept(variable ?? '', d) ? ['kept'] : []),
    ...(twinOf(gateway) === undefined ? [] : ['twin']),
    ...(sent?.variable === 'ANTHROPIC_API_KEY' && scene.resolution.authorization === null
      ? ['x-api-key-alone', ...(isAnthropicKind(sent.kind) ? [] : ['own-x-api-key'])]
      : []),
    ...(d.ci === undefined ? [] : ['ci']),
    ...(d.ci?.service === undefined ? [] : [d.ci.service]),
    ...(d.ci === undefined && d.surroundings.service === undefined && !d.container ? ['person'] : []),
    ...(d.surroundings.service === undefined ? [] : ['service']),
    ...(d.ci === undefined && (d.container || d.surroundings.service !== undefined) ? ['unattended'] : []),
    ...(d.resolution.blocked === 'cloud-incomplete' && lacksLogin(d) ? ['no-chain'] : []),
    ...(inTheWay === undefined ? [] : ['cleared']),
    ...(d.expected !== undefined && usedKindOf(d.resolution) === d.expected ? ['met'] : []),
    ...(d.configDirMoved && d.other === undefined ? ['config-moved'] : []),
    ...(gateway === undefined ? [] : ['gateway']),
    ...(/^(?:localhost|127\.|\[::1\]|0\.0\.0\.0|host\.docker\.internal)/.test(gateway ?? '')
      ? ['local-gateway']
      : []),
    ...(hidden === undefined || gateway !== undefined ? [] : ['login-behind']),
    ...(isSettings ? ['settings'] : []),
    ...(mayHaveUnseenLogin(d) && namesUnseenLogin(d) ? ['unseen-login'] : []),
    ...(d.os === 'macos' && d.login.keychain === 'unknown' ? ['keychain-unread'] : []),
    ...(d.surroundings.wsl ? ['wsl'] : []),
    ...(place === 'editor' && d.ssh ? ['editor-over-ssh'] : []),
    ...(place === 'editor' && d.surroundings.wsl ? ['editor-in-wsl'] : []),
    ...(d.sender?.proves === 'failure' ? ['either'] : []),
    ...(d.sender?.name === 'the extension of VS Code' ? ['extension'] : []),
    ...wantedBy(d.sender?.says ?? ''),
    ...(d.ssh || d.container || d.surroundings.codespace || d.surroundings.wsl ? ['browser-elsewhere'] : []),
    ...(proxyOf(d) === undefined ? [] : ['proxy']),
    ...(proxyOf(d)?.defects.includes('user-info') === true ? ['proxy-login'] : []),
    ...(caOf(d) === undefined ? [] : ['ca-set']),
    ...(caOf(d)?.layer === 'shell' ? ['ca-of-shell'] : []),
    ...(d.surroundings.dependabot ? ['dependabot'] : []),
    ...(sent?.variable === 'ANTHROPIC_AUTH_TOKEN' && gateway === undefined ? ['gateway-token'] : []),
    ...(d.surroundings.sudo ? ['sudo'] : []),
    ...(d.surroundings.tmux ? ['in-tmux'] : []),
    ...(d.surroundings.compose.length > 0 ? ['compose'] : []),
    ...(d.surroundings.compose.some(
      one => one.environment === 'list' && sent !== undefined && one.names.includes(sent.variable),
    )
      ? ['compose-list']
      : []),
    ...(d.surroundings.workflows.length > 0 || handedOver(d.surroundings) !== undefined ? ['workflow'] : []),
    ...(d.surroundings.workflows.length > 0 && d.surroundings.workflows.every(({ idToken }) => idToken)
      ? ['oidc-allowed']
      : []),
    ...(d.surroundings.desktop ? ['desktop'] : []),
    ...(d.resolution.request ? ['sending'] : []),
    ...(d.credentials.some(one => one.source === 'login:primaryApiKey' && one !== sent) ? ['saved-key'] : []),
    ...(d.resolution.provider === 'anthropic' ? [] : ['cloud', d.resolution.provider]),
    ...(sent?.source.startsWith('login:') === true ? ['login-sent'] : []),
    ...(sent?.source === 'login:primaryApiKey' ? ['console-key-sent'] : []),
    ...(sent?.variable === 'apiKeyHelper' ? ['helper-sent'] : []),
    ...(sent?.source.startsWith('user:') === true ? ['user-settings'] : []),
    ...(sent?.header === undefined ? [] : ['header-sent']),
    ...(sent?.variable === 'CLAUDE_CODE_OAUTH_TOKEN' ? ['token-sent'] : []),
    ...(sent?.variable === 'ANTHROPIC_API_KEY' || sent?.variable === 'ANTHROPIC_AUTH_TOKEN'
      ? ['key-sent']
      : []),
    ...(d.surroundings.cloud.names.includes('AWS_ACCESS_KEY_ID') ? ['aws-keys'] : []),
    ...(d.surroundings.workflows.some(({ action }) => action === 'claude-code-security-review')
      ? ['review']
      : []),
    ...(d.surroundings.cloud.names.includes('AWS_PROFILE') ? ['aws-profile'] : []),
    ...(d.surroundings.cloud.names.includes('GOOGLE_APPLICATION_CREDENTIALS') &&
    d.sender?.says?.includes('GOOGLE_APPLICATION_CREDENTIALS') === true
      ? ['google-file']
      : []),
    ...(d.pasted ? ['pasted'] : []),
    ...(d.printed.some(({ ruleId }) => wantsKey.test(ruleId)) ? ['wants-key'] : []),
    ...(d.mentions.some(one => one.variable === variable && isFilledDotenv(one)) ? ['in-dotenv'] : []),
    ...(isOfOther(scene) ? ['of-other'] : []),
    ...(d.sender?.kind === 'gateway' ? ['by-gateway'] : []),
    ...(d.sender?.isAlone === true ? ['status-alone'] : []),
    ...(d.printed[0]?.ruleId === 'tls-untrusted' ? ['untrusted'] : []),
    ...(isRefusal(d.sender) ? ['refused'] : []),
    ...(d.sender?.says?.startsWith('Remote managed settings') === true ? ['notice'] : []),
    ...(d.credentials.some(one => one.variable === 'apiKeyHelper') ? [] : ['no-helper']),
    ...(sent?.variable === 'ANTHROPIC_FOUNDRY_API_KEY' ||
    d.surroundings.cloud.names.includes('ANTHROPIC_FOUNDRY_API_KEY')
      ? ['foundry-key']
      : []),
    ...(scene.tool.doctorAlone === true ? ['doctor-alone'] : []),
    ...(d.printed[0]?.ruleId === 'two-credentials' ? ['conflict'] : []),
    ...(hidden?.source.startsWith('login:') === true ? ['stored-login-behind'] : []),
    ...(hidden?.variable === 'CLAUDE_CODE_OAUTH_TOKEN' ? ['token-behind'] : []),
    ...(d.sender?.says === 'API Usage Billing' ? ['banner'] : []),
    ...(otherKind(d) === undefined ? [] : ['other-kind']),
    ...(d.surroundings.cloud.names.includes('AWS_BEARER_TOKEN_BEDROCK') ? ['aws-bearer'] : []),
    ...(hasNoRegion(d.surroundings.cloud) ? ['no-aws-region'] : []),
  ])
  return tag => tags.has(tag)
}

/** A program around the API, which knows no login. */
const wantsKey = /^(?:worker-without-credential|program-wants-key)$/

const isFilledDotenv = ({ kindOfFile, action, kind }: Mention) =>
  kindOfFile === 'dotenv' && action === 'set' && kind !== 'empty'

/** What a text asks for, by its known words: the machine on which it is read may be another. */
const wants: readonly (readonly [words: RegExp, tag: string])[] = [
  [/^Cannot use multiple providers/, 'wants-one'],
  [/^Incomplete/, 'wants-pair'],
  [/AWS_ACCESS_KEY_ID|AWS credentials/, 'wants-keys'],
  [/^AWS_REGION/, 'wants-region'],
  [/Google Vertex AI/, 'wants-project'],
  [/Microsoft Foundry/, 'wants-resource'],
  [/^(?:v1\/oauth\/token|token refresh|refresh failed) … Just a moment/, 'renewal'],
  [/^Claude Code process exited/, 'exited'],
  [
    /refresh\w* … (?:429|Too Many Requests)$|v1\/oauth\/token … 429$|(?:refresh|is) rate[-_]limit|refresh … rate_limit_error$/,
    'renewal-limited',
  ],
  [
    /^(?:token refresh|refresh (?:failed|token)|refreshing|Failed to refresh|v1\/oauth\/token|could not be refreshed) … (?!429|Too Many|Just)/,
    'renewal-put-off',
  ],
  [/auth credentials found$|Missing Authentication header$|carry the API secret key/, 'wants-bearer'],
  [/dynamic client registration|accept sign-ins from Claude Code/, 'wants-client'],
  [/^MCP … (?:invalid x-api-key|Incorrect API key|API key not)/, 'own-key'],
  [/^needs authentication$/, 'listed'],
  [/ 403\)?(?: Forbidden)?$/, 'forbids'],
  [/ 429\)?$|Too Many Requests$/, 'limits'],
  [/ 50\d\)?$/, 'troubled'],
  [/ 40[45]\)?$/, 'nothing-there'],
  [/keychain could not be found$/, 'no-keychain'],
  [/^(?:Login method|loggedIn)/, 'shown'],
  [/^skip-permissions/, 'wants-user'],
  [/^Input must be provided/, 'wants-input'],
  [/ENOENT$|not found(?: at)?$/, 'wants-program'],
  [/mcp-config-invalid$|Missing environment variables?/i, 'wants-variable'],
]

const wantedBy = (says: string) => wants.flatMap(([words, tag]) => (words.test(says) ? [tag] : []))

/** A credential was judged, whoever did it. */
const isRefusal = (sender: Scene['d']['sender']) =>
  sender?.isOfNobody !== true &&
  (sender?.proves === 'rejection' || sender?.proves === 'failure' || sender?.status === 401)

/** Of the provider that is chosen neither a key of its own is here, nor what its own tools keep. */
function lacksLogin({ provider, cloud, credentials }: Scene['d']): boolean {
  const row = cloudProviders.find(({ id }) => id === provider?.provider)
  const own: readonly string[] = row === undefined ? [] : [...row.key, ...row.bearer]
  return (
    cloud?.chain !== 'named' &&
    !credentials.some(({ variable, kind }) => own.includes(variable) && kind !== 'empty')
  )
}

const others: readonly string[] = ['cloud', 'github', 'git', 'npm', 'mcp']

/** Somebody sent it who is not asked from here, and who takes no credential of Anthropic's. */
const isOfOther = ({ d: { sender, resolution } }: Scene) =>
  sender !== undefined && others.includes(sender.kind) && resolution.provider === 'anthropic'
