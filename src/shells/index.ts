import { bash } from './bash.ts'
import { cmd } from './cmd.ts'
import { fish } from './fish.ts'
import { nushell } from './nushell.ts'
import { powershell } from './powershell.ts'
import { sh } from './sh.ts'
import type { Shell } from './shell.ts'
import { tcsh } from './tcsh.ts'
import { zsh } from './zsh.ts'

const inOrder = [zsh, bash, fish, powershell, cmd, nushell, sh, tcsh] as const

export type ShellId = (typeof inOrder)[number]['id']

/** Every shell, in the order in which sections speak of them. */
export const shells: readonly Shell<ShellId>[] = inOrder

/** The most common first: where a line has no room for all, the last of these leaves it first. */
const commonness = [...new Set<Shell>([zsh, bash, powershell, ...shells])]

export function byCommonness(some: readonly Shell[]): readonly Shell[] {
  return some.toSorted((one, other) => commonness.indexOf(one) - commonness.indexOf(other))
}

/** The shell under whose name a program runs: `pwsh`, `-zsh`, `bash.exe`. */
export function shellOfProgram(program: string): ShellId | undefined {
  const name = program
    .replace(/^-/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase()
  return shells.find(({ programs }) => programs.includes(name))?.id
}

/** The shell of a machine that does not tell: on Windows what every one has, elsewhere what every shell understands. */
export function usualShell(platform: string): Shell<ShellId> {
  return platform === 'win32' ? powershell : sh
}

/** "Every common shell", of whom a text for everybody speaks. */
export const commonShells: readonly Shell[] = [zsh, bash, fish, powershell]
