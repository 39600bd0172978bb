import { relative, sep } from 'node:path'
import { repositoryRoot } from '../../io/repository-root.ts'
import type { Format } from '../../report/formats.ts'
import type { Finding } from '../../types.ts'
import type { Outcome } from './outcome.ts'

/**
 * The outcomes with paths that say where a file is: as the directories were named, where there are several; from the
 * top of their repository in the forms of a code host, which knows no other.
 */
export function placedOutcomes(outcomes: readonly Outcome[], format: Format): readonly Outcome[] {
  const top = format === 'github' || format === 'sarif' ? commonTop(outcomes) : undefined
  return outcomes.map(outcome => {
    const { name, root } = outcome.directory
    const way = top !== undefined ? relative(top, root) : outcomes.length > 1 ? name : ''
    return way === '' ? outcome : below(way.split(sep).join('/'), outcome)
  })
}

/** The top level of the repository in which all of them lie. */
export function commonTop(outcomes: readonly Outcome[]): string | undefined {
  const [top, ...others] = new Set(outcomes.map(({ directory }) => repositoryRoot(directory.root)))
  return others.length > 0 ? undefined : top
}

function below(folder: string, outcome: Outcome): Outcome {
  const at = (path: string) => `${folder}/${path}`
  const { plan } = outcome
  return {
    ...outcome,
    plan: {
      ...plan,
      parts: plan.parts.map(part => ({ ...part, path: at(part.path) })),
      edits: plan.edits.map(edit => ({ ...edit, path: at(edit.path) })),
      refusals: plan.refusals.map(refusal => ({ ...refusal, file: at(refusal.file) })),
      findings: plan.findings.map(finding =>
        finding.file === undefined ? finding : { ...finding, file: at(finding.file), ...moved(finding, at) },
      ),
    },
  }
}

function moved({ related }: Finding, at: (path: string) => string): Pick<Finding, 'related'> {
  return related === undefined ? {} : { related: related.map(place => ({ ...place, file: at(place.file) })) }
}
