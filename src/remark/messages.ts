import type { Root } from 'mdast'
import type { TargetPlan } from '../targets/target.ts'
import type { Finding } from '../types.ts'

/** What this plugin asks of a vfile. */
export interface MessageFile {
  readonly path?: string | undefined
  message(
    reason: string,
    options: { readonly ruleId: string; readonly source: string; readonly place?: Place },
  ): object
}

type Place = NonNullable<Root['position']>

/**
 * Reports a plan as messages of the file: a refusal or an error is fatal, a hint is information. `placeOf` gives the
 * place in the author's own text for a line of the printed one.
 */
export function reportMessages(
  file: MessageFile,
  { findings, refusals, parts }: TargetPlan,
  placeOf: (line: number) => Place | undefined,
): void {
  const refused = refusals.map((refusal): Finding => ({ severity: 'error', ...refusal }))
  const states = parts.flatMap(({ state }): readonly Finding[] =>
    state === 'missing' || state === 'outdated' ? [pending[state]] : [],
  )
  for (const { ruleId, severity, reason, line, expected, actual, fix, url } of [
    ...refused,
    ...findings,
    ...states,
  ]) {
    const place = line === undefined ? undefined : placeOf(line)
    const options = { ruleId, source: 'authmd', ...(place === undefined ? {} : { place }) }
    const message = file.message(reason, options)
    Object.assign(message, {
      fatal: severity === 'error' ? true : severity === 'warning' ? false : undefined,
      ...(fix === undefined ? {} : { note: fix }),
      ...(actual === undefined ? {} : { actual }),
      ...(expected === undefined ? {} : { expected: [expected] }),
      ...(url === undefined ? {} : { url }),
    })
  }
}

const pending: Readonly<Record<'missing' | 'outdated', Finding>> = {
  missing: {
    ruleId: 'section-missing',
    severity: 'info',
    reason: 'The document has no section on Claude Code authentication yet',
  },
  outdated: {
    ruleId: 'section-outdated',
    severity: 'info',
    reason: 'The section on Claude Code authentication is outdated',
  },
}
