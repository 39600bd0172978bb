import type { ScopeValue } from '../../credentials/facts.ts'
import { isSetInFile } from '../../rules/routes.ts'
import type { Scene } from '../scene.ts'
import { forMachine } from './for-machine.ts'

/** Takes a variable away from all that hands it to new windows: where one of two is left, its value comes through. */
export function takeFromKept(variable: string, { d, words }: Scene): readonly string[] {
  const keeps = keepersOf(variable, d)
  const away = words.of('unsetForUser', variable)
  return [
    ...(keeps('windows-user') ? [`  ${away}`] : []),
    ...(keeps('windows-machine')
      ? [
          'In a terminal that was opened by "Run as administrator", for the whole machine:',
          `  ${forMachine(away)}`,
        ]
      : []),
    ...(keeps('launchctl') ? [`  launchctl unsetenv ${variable}`] : []),
    ...(keeps('tmux') ? [`  tmux set-environment -gu ${variable}`] : []),
  ]
}

/** Has Windows keep the value of this session in place of the old one. No administrator is needed: the user's covers the machine's. */
export function keepAnew(variable: string, scene: Scene): readonly string[] {
  const { d, place, words } = scene
  const keeps = keepersOf(variable, d, wrongNames(variable, d))
  const isTyped = place === 'terminal' || place === 'editor'
  const user = keeps('windows-user')
  const machine = keeps('windows-machine')
  if (!isTyped || (!user && !machine) || isSetInFile(d, variable)) return []
  const lead = machine
    ? user
      ? "and for new windows, where yours overrides the machine's:"
      : "and for your new windows, where it overrides the machine's:"
    : 'and for new windows:'
  return [lead, `  ${words.of('keepForUser', variable)}`]
}

/** Whether anything of the system keeps it, and so gives it to new windows. */
export function isKept(variable: string, d: Scene['d']): boolean {
  return d.scopes.some(one => one.variable === variable)
}

function keepersOf(
  variable: string,
  d: Scene['d'],
  also: readonly string[] = [],
): (scope: ScopeValue['scope']) => boolean {
  const names = [variable, ...also]
  const scopes = d.scopes.filter(one => names.includes(one.variable)).map(({ scope }) => scope)
  return scope => scopes.includes(scope)
}

/** Names under which it was put there by mistake. */
const wrongNames = (variable: string, { surroundings: { names } }: Scene['d']) =>
  names.filter(({ meant, of }) => meant === variable && of === 'variable').map(({ name }) => name)
