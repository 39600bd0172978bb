import { mkdirSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { type Machine, variable } from '../machine/machine.ts'

/** What the client adds, at each start, to the file that git reads in every repository of the person. */
const addition = '**/.claude/settings.local.json\n'

/**
 * Variables for a client whose git has the person's configuration, and another file of ignored names. Measured: in a
 * trusted folder with local settings that git does not ignore, the client writes that line into `core.excludesFile`, or
 * into `git/ignore` of the configuration; a file that has it already is left alone. Without git it is not asked for its
 * configuration, and nothing keeps it from writing.
 */
export function gitOfItsOwn(machine: Machine, folder: string): Readonly<Record<string, string>> {
  mkdirSync(folder)
  const [config, ignore] = [join(folder, 'config'), join(folder, 'ignore')]
  const theirs = configurations(machine).map(path => `[include]\n\tpath = ${JSON.stringify(path)}\n`)
  writeFileSync(ignore, addition)
  writeFileSync(config, `${theirs.join('')}[core]\n\texcludesFile = ${JSON.stringify(ignore)}\n`)
  return { GIT_CONFIG_GLOBAL: config }
}

/** In the order in which git reads them; it leaves out one that is not there. */
function configurations(machine: Machine): readonly string[] {
  const given = variable(machine, 'GIT_CONFIG_GLOBAL')
  if (given !== undefined) return isAbsolute(given) ? [given] : []
  const { home } = machine
  const shared = variable(machine, 'XDG_CONFIG_HOME') || join(home, '.config')
  return [join(shared, 'git', 'config'), join(home, '.gitconfig')]
}
