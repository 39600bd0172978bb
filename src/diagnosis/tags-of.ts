import type { RuleFinding } from '../rules/diagnose.ts'
import { proxyOf } from '../rules/proxy-in-use.ts'
import type { Scene } from './scene.ts'

/** The words by which a template chooses among its parts. */
export function tagsOf({ fix, source, file, seen }: RuleFinding, scene: Scene): (tag: string) => boolean {
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
    ...(d.ci === undefined ? [] : ['ci']),
    ...(d.ci === undefined && d.surroundings.service === undefined && !d.container ? ['person'] : []),
    ...(d.surroundings.service === undefined ? [] : ['service']),
    ...(gateway === undefined ? [] : ['gateway']),
    ...(/^(?:localhost|127\.|\[::1\]|0\.0\.0\.0|host\.docker\.internal)/.test(gateway ?? '')
      ? ['local-gateway']
      : []),
    ...(hidden === undefined || gateway !== undefined ? [] : ['login-behind']),
    ...(isSettings ? ['settings'] : []),
    ...(d.surroundings.wsl ? ['wsl'] : []),
    ...(d.ssh || d.container || d.surroundings.codespace || d.surroundings.wsl ? ['browser-elsewhere'] : []),
    ...(proxyOf(d) === undefined ? [] : ['proxy']),
    ...(d.surroundings.dependabot ? ['dependabot'] : []),
    ...(sent?.variable === 'ANTHROPIC_AUTH_TOKEN' && gateway === undefined ? ['gateway-token'] : []),
    ...(d.surroundings.sudo ? ['sudo'] : []),
    ...(d.surroundings.compose.length > 0 ? ['compose'] : []),
    ...(d.surroundings.workflows.length > 0 ? ['workflow'] : []),
    ...(d.surroundings.workflows.length > 0 && d.surroundings.workflows.every(({ idToken }) => idToken)
      ? ['oidc-allowed']
      : []),
    ...(d.surroundings.desktop ? ['desktop'] : []),
    ...(d.resolution.request ? ['sending'] : []),
    ...(d.resolution.provider === 'anthropic' ? [] : ['cloud', d.resolution.provider]),
    ...(sent?.source.startsWith('login:') === true ? ['login-sent'] : []),
    ...(sent?.variable === 'apiKeyHelper' ? ['helper-sent'] : []),
    ...(sent?.variable === 'CLAUDE_CODE_OAUTH_TOKEN' ? ['token-sent'] : []),
    ...(sent?.variable === 'ANTHROPIC_API_KEY' || sent?.variable === 'ANTHROPIC_AUTH_TOKEN'
      ? ['key-sent']
      : []),
    ...(d.surroundings.cloud.names.includes('AWS_ACCESS_KEY_ID') ? ['aws-keys'] : []),
    ...(d.surroundings.workflows.some(({ action }) => action === 'claude-code-security-review')
      ? ['review']
      : []),
    ...(d.surroundings.cloud.names.includes('AWS_PROFILE') ? ['aws-profile'] : []),
    ...(d.pasted ? ['pasted'] : []),
    ...(d.surroundings.cloud.names.includes('AWS_BEARER_TOKEN_BEDROCK') ? ['aws-bearer'] : []),
  ])
  return tag => tags.has(tag)
}
