import { environments } from '../../environments/index.ts'
import { shells } from '../../shells/index.ts'
import type { Finding } from '../../types.ts'
import type { DocumentPlan } from '../managed-document.ts'
import type { TargetInput } from '../target.ts'

/**
 * Says what a section has no room for. A note of ours on a system may go without a word; a shell, an environment or a
 * team's own template may not, and one that somebody asked for is a warning.
 */
export function withWithheld(
  plan: DocumentPlan,
  withheld: readonly string[],
  input: Pick<TargetInput, 'named' | 'ownTemplates'>,
): DocumentPlan {
  const [part, ...parts] = plan.parts
  if (withheld.length === 0 || part === undefined || plan.refusals.length > 0) return plan
  const findings = withheldFindings(withheld, part.path, input)
  return { ...plan, parts: [{ ...part, withheld }, ...parts], findings: [...plan.findings, ...findings] }
}

function withheldFindings(
  withheld: readonly string[],
  file: string,
  input: Pick<TargetInput, 'named' | 'ownTemplates'>,
): readonly Finding[] {
  const isOwn = (unit: string) => input.ownTemplates?.includes(`claude-md/${unit}.md`) === true
  const told = withheld.filter(unit => isOwn(unit) || !unit.startsWith('os/'))
  const asked = told.filter(unit => isOwn(unit) || input.named?.includes(idOf(unit)) === true)
  return [
    ...findingOf(asked, { file, severity: 'warning', why: ', though it was asked for' }),
    ...findingOf(
      told.filter(unit => !asked.includes(unit)),
      { file, severity: 'info', why: '' },
    ),
  ]
}

function findingOf(
  units: readonly string[],
  {
    file,
    severity,
    why,
  }: { readonly file: string; readonly severity: 'warning' | 'info'; readonly why: string },
): readonly Finding[] {
  if (units.length === 0) return []
  return [
    {
      ruleId: 'section-withheld',
      severity,
      reason: `The section has no room for ${units.map(nameOf).join(', ')}${why}`,
      file,
      fix: 'Add the guide, which has room for everything: `authmd guide --output docs/claude-code-auth.md`. Or name only what the team uses, with `--shell` and `--environment`.',
    },
  ]
}

const idOf = (unit: string) => unit.split('/').at(-1)?.split('.')[0] ?? unit

function nameOf(unit: string): string {
  const id = idOf(unit)
  const member = [...shells, ...environments].find(one => one.id === id)
  return member?.name ?? `\`${unit}\``
}
