import type { RuleFinding } from '../rules/diagnose.ts'
import { fill } from './fill.ts'
import type { Scene } from './scene.ts'

/** A step that ends or replaces what is sent from here. */
const replaces =
  /claude (?:auth log(?:in|out)|setup-token)|platform\.claude\.com\/settings\/keys|^ {2}.*\bread -\w*s/

/**
 * A law rather than a wording: a text that was read by its words alone, and that names nobody, costs nobody the login or
 * the key that they have. A run of Claude Code tells first whether it is at fault at all.
 */
export function ofNobody(fix: readonly string[], found: RuleFinding, scene: Scene): readonly string[] {
  const { sender, resolution } = scene.d
  if (sender?.isOfNobody !== true || found.seen || !resolution.request) return fix
  if (!fix.some(line => replaces.test(line))) return fix
  return fill(
    [
      'Does Claude Code answer in this folder?',
      '  claude -p hi',
      'If so, nothing here has to change: that text comes from another program or place (an editor, CI, SSH). See its manual, or run {{tool}} doctor there.',
      'If not, give doctor what it prints.',
    ],
    found,
    scene,
  )
}
