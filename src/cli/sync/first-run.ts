import type { RepositoryPlan } from '../../core/plan-with.ts'
import { settleAhead } from '../../core/settings/settle-ahead.ts'
import type { ChosenOptions } from '../../options/options.ts'
import { readConfigured } from '../../repository/read-configured.ts'
import { shells } from '../../shells/index.ts'
import type { World } from '../world.ts'

interface FirstRun {
  /** A real path. */
  readonly root: string
  readonly plan: RepositoryPlan
  readonly asked: ChosenOptions
}

/**
 * Asks on the first run what nothing tells: for which shells, where none was seen; which agent file, where there is
 * none. The answers are choices like those of flags; `undefined`: there was nothing to ask, `cancelled`: Ctrl-C.
 */
export async function askFirst(
  { root, plan, asked }: FirstRun,
  { stdout }: Pick<World, 'stdout'>,
): Promise<ChosenOptions | 'cancelled' | undefined> {
  const section = plan.edits.find(({ target }) => target === 'claude-md')
  const part = plan.parts.find(({ target }) => target === 'claude-md')
  if (section === undefined || part?.state !== 'missing' || plan.refusals.length > 0) return undefined
  const configured = (await readConfigured(root))?.options
  const { saysShells, agentPath: saidPath } = settleAhead(asked, configured)
  const needsShells = !saysShells && plan.profile.shells.length === 0
  const needsFile = section.before === undefined && section.path === 'CLAUDE.md' && saidPath === undefined
  if (!needsShells && !needsFile) return undefined

  const { isCancel, multiselect, select } = await import('@clack/prompts')
  let answers: ChosenOptions = { ...asked }
  if (needsFile) {
    const agentPath = await select({
      message: 'This repository has no agent file yet. Which one do you want?',
      options: [
        { value: 'CLAUDE.md', label: 'CLAUDE.md', hint: 'for Claude Code' },
        {
          value: 'AGENTS.md',
          label: 'AGENTS.md',
          hint: 'for every agent; Claude Code reads it while there is no CLAUDE.md',
        },
      ],
    })
    if (isCancel(agentPath)) return 'cancelled'
    answers = { ...answers, agentPath }
  }
  if (needsShells) {
    const chosen = await multiselect({
      message: 'For which shells? Space selects, Enter continues; select none to cover every common one.',
      options: shells.map(({ id, name }) => ({ value: id, label: name })),
      required: false,
      // A list higher than the terminal can't be drawn in place.
      maxItems: Math.max(3, Math.min(shells.length, 8)),
    })
    if (isCancel(chosen)) return 'cancelled'
    answers = { ...answers, shells: shells.flatMap(({ id }) => (chosen.includes(id) ? [id] : [])) }
  }
  stdout.write('\n')
  return answers
}
