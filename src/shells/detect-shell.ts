import type { Facts } from '../types.ts'
import { shellOfProgram, shells } from './index.ts'

/** Variables that the probe reads for {@link detectShell}, beside those that the shells name. */
export const shellVariables = ['SHELL', 'CLAUDECODE'] as const

/**
 * Programs that start a shell to run one command: the shell below them is theirs, not the person's. Claude Code is one
 * of them: the bash or zsh that it starts says nothing about the terminal above it.
 */
const runners = new Set(
  'bun bunx claude deno git gradle husky java just lefthook lerna MainThread make mise node node-MainThread npm npx nx pnpm pnpx pre-commit python python3 rake ruby task turbo uv uvx watchexec yarn'.split(
    ' ',
  ),
)

/**
 * The id of the person's shell. First the chain of parent processes, because variables such as `ZSH_VERSION` are
 * seldom exported and outlive the shell that exported them; then those variables; then `$SHELL`, which tells the shell
 * of the login and not of the terminal; last the marks that shells leave on Windows.
 */
export function detectShell(facts: Facts): string | undefined {
  return fromParents(facts) ?? fromVariables(facts) ?? fromLogin(facts) ?? fromMarks(facts)
}

/** Whether the parent processes have to be asked: nothing that costs less tells the shell surely. */
export function needsParents(facts: Facts): boolean {
  if (facts.shared) return false
  const known = fromVariables(facts)
  if (facts.platform !== 'win32') return known === undefined
  const other = fromMarks(facts)
  return known === undefined ? other === undefined : other !== undefined && other !== known
}

function fromParents({ parents, variables }: Facts): string | undefined {
  // CLAUDECODE: the shells up to Claude Code are its own. Editors set it in their terminals too, without a `claude`
  // among the parents; there the chain may be either's, and `$SHELL` decides.
  const inside = variables['CLAUDECODE'] !== undefined
  if (inside && !parents.includes('claude')) return undefined
  const chain = inside ? parents.slice(parents.lastIndexOf('claude') + 1) : parents
  let doubtful: string | undefined
  for (const [index, program] of chain.entries()) {
    const id = shellOfProgram(program)
    if (id === undefined) continue
    if (!runners.has(chain[index + 1] ?? '')) return id
    // A terminal written in Python looks like a runner; but no runner starts anything but the plain shell by itself.
    if (!shells.some(shell => shell.id === id && shell.isPlain)) doubtful ??= id
  }
  return doubtful
}

function fromVariables(facts: Facts): string | undefined {
  return shells.find(shell => shell.recognise(facts))?.id
}

function fromLogin({ variables }: Facts): string | undefined {
  return shellOfProgram(variables['SHELL']?.split(/[\\/]/).at(-1) ?? '')
}

/** All that a shell starts inherits its mark: one alone tells the shell, two together tell nothing. */
function fromMarks(facts: Facts): string | undefined {
  if (facts.platform !== 'win32') return undefined
  const [first, ...others] = shells.filter(({ leftMark }) => leftMark?.(facts))
  return others.length === 0 ? first?.id : undefined
}
