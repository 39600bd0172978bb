import { rootAround } from '../../io/root-around.ts'
import { isPlain } from '../../report/plain.ts'
import { SCHEMA_VERSION } from '../../report/schema-version.ts'
import { knownPlan } from '../../repository/known-plan.ts'
import { templateVersion } from '../../templates/version.ts'
import { version } from '../../version.ts'
import type { World } from '../world.ts'
import { allCurrent } from './all-current.ts'

/**
 * All that `check` or `apply` prints where a glance proves that nothing is to be done, for a run that asks for nothing
 * but a form of output; `undefined` says nothing, and the command itself answers. What is printed there and here is the
 * same, which a test holds; this file exists because a hook and a pipeline mostly need no more of the tool. Of what
 * reports are made with it takes nothing: loading that costs more than the answer.
 */
export function currentAnswer({ argv, cwd }: Pick<World, 'argv' | 'cwd'>): string | undefined {
  const [command, ...flags] = argv
  const root = rootAround(cwd)
  const plan = root === undefined ? undefined : knownPlan({ root, asked: {}, want: 'present' })
  if (plan === undefined) return undefined
  const { profile, parts } = plan
  if (flags.includes('--json')) {
    const { os, shells, environments, provider } = profile
    // Ids that are none could hold anything, which is masked.
    if (!isPlain([...os, ...shells, ...environments, provider].join('\n'))) return undefined
    const document = {
      schemaVersion: SCHEMA_VERSION,
      tool: 'authmd',
      version,
      command,
      ok: true,
      exitCode: 0,
      profile,
      edits: [],
      findings: [],
      refusals: [],
      templateVersion,
      parts,
      written: false,
    }
    return `${JSON.stringify(document, undefined, 2)}\n`
  }
  if (flags.includes('--quiet') || flags.includes('-q')) return ''
  const width = Math.max(...parts.map(({ path }) => path.length))
  return `${parts.map(({ path }) => `  ${path.padEnd(width)}  current\n`).join('')}${allCurrent}\n`
}
