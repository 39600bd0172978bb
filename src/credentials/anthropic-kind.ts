import type { Kind } from './types.ts'

/** Whether a value is, by its form, a key or a token of Anthropic's, which no gateway may get. */
export const isAnthropicKind = (kind: Kind): boolean => kind === 'api-key' || kind === 'oauth-token'
