/** Texts without which there is no credential, whole, split or cut: `findTokens` begins with one of them. */
export const needles = ['sk-', 'api0', 'oat0', 'ort0', 'sid0', 'admin0'] as const
