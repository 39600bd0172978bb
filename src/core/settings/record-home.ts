import type { TargetId } from '../../types.ts'

/** The target whose marker is asked for what was chosen, where several hold one. */
export function recordHome(targets: readonly TargetId[]): TargetId | undefined {
  return (['claude-md', 'guide', 'env-example', 'gitignore'] as const).find(id => targets.includes(id))
}
