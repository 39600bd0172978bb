import type { Diagnosis } from '../../credentials/facts.ts'
import { readRuleTemplate } from '../../io/credentials/rule-template.ts'
import { diagnose, type RuleFinding } from '../../rules/diagnose.ts'
import { goesToAnthropic, subscriptionLogin } from '../../rules/in-use.ts'
import type { Shell } from '../../shells/shell.ts'
import type { Finding } from '../../types.ts'
import { ruleText } from './fix-of.ts'

/** All findings with the fix for the reader's shell. */
export function findingsOf(d: Diagnosis, shell: Shell, packageRoot: string): readonly Finding[] {
  return diagnose(d).map(found => withFix(found, { d, shell, packageRoot }))
}

function withFix(
  found: RuleFinding,
  { d, shell, packageRoot }: { readonly d: Diagnosis; readonly shell: Shell; readonly packageRoot: string },
): Finding {
  const { rule, reason, severity, file, line, variable } = found
  const template = readRuleTemplate(packageRoot, rule.id)
  const settings = d.settings.find(({ path }) => path === file)
  const login = goesToAnthropic(d) && subscriptionLogin(d) !== undefined
  const { fix, url } = ruleText(template, {
    id: rule.id,
    shell,
    os: d.os === 'other' ? [] : [d.os],
    ...(variable === undefined ? {} : { variable }),
    ...(settings === undefined ? {} : { settings: settings.path, managed: settings.layer === 'managed' }),
    login,
  })
  return {
    ruleId: rule.id,
    severity,
    reason,
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    fix,
    ...(url === undefined ? {} : { url }),
  }
}
