import { namedNeedles } from './named-values.ts'
import { base64Needles, escapeNeedles } from './unfold.ts'

/** Texts without which there is no credential in plain sight, whole, split or cut: `findTokens` begins with one of them. */
export const needles = ['sk-', 'api0', 'oat0', 'ort0', 'sid0', 'admin0'] as const

/** Texts without which there is none in another writing, or by the name of its variable. */
export const otherNeedles = [...base64Needles, ...escapeNeedles, ...namedNeedles] as const
