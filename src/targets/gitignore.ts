import type { Finding, IgnoreDecision } from '../types.ts'
import { certainFirst } from './gitignore/certain-first.ts'
import { byPath, decidedNote } from './gitignore/decided-note.ts'
import { exampleOf } from './gitignore/example-of.ts'
import { defeatedFinding, isKeptClean, linkFinding, trackedFinding } from './gitignore/gitignore-findings.ts'
import { ignoreTexts } from './gitignore/ignore-texts.ts'
import { decisionFinding, personDecision } from './gitignore/person-decision.ts'
import { examplePattern, type WantedPattern, wantedPatterns } from './gitignore/wanted-patterns.ts'
import { withoutOurs } from './gitignore/without-ours.ts'
import { planLineFile } from './line-file.ts'
import { fileAt } from './open-file.ts'
import { joinPlans, type Target, type TargetInput, type TargetPlan } from './target.ts'

/** `.gitignore`: only the patterns whose effect is missing. */
export const gitignore: Target = {
  id: 'gitignore',
  recordIn: ({ files }) => files.get('.gitignore')?.lines?.record,
  plan: planGitignore,
}

function planGitignore(input: TargetInput): TargetPlan {
  const { repository, want } = input
  const file = fileAt(repository.files, '.gitignore')
  if (want === 'absent') {
    if (file.text === undefined) return nothing
    return planLineFile({ target: 'gitignore', file, record: {}, entries: [] }, input)
  }
  const findings = repository.trackedEnvFiles.map(path => trackedFinding(path, repository))
  const example = exampleOf(input)
  // Outside git an ignore file says nothing; a folder that is set up from nothing gets one all the same, for the
  // first `git init`. An example file that is there already must not decide: it may have come by an apply of its own.
  const setUp = example !== undefined && repository.files.get(example)?.text === undefined
  const unasked = !repository.git && !setUp && !input.isChosen
  if (file.text === undefined && unasked) return { ...nothing, findings }
  if (file.realPath !== file.path) {
    const parts = [{ target: 'gitignore', path: file.path, state: 'skipped' } as const]
    return { ...nothing, parts, findings: [...findings, linkFinding(file)] }
  }

  const ask = certainFirst(input.oracle)
  const patterns = wantedPatterns(input.sources)
  const reinclude = example === undefined ? [] : [examplePattern(example)]
  const all = [...patterns, ...reinclude]
  const probes = all.flatMap(pattern => pattern.probes)
  const bare = withoutOurs(file.lines)
  const before = byPath(ask(ignoreTexts(repository.files, bare.text), probes))
  const isWanted = ({ entry }: WantedPattern) => patterns.some(one => one.entry === entry)
  const decisions = all.flatMap(pattern =>
    pattern.probes.flatMap(path => {
      const by = personDecision(before.get(path), isWanted(pattern), bare.text)
      return by === undefined ? [] : [{ entry: pattern.entry, path, by }]
    }),
  )
  // What became redundant later is no drift: what our block holds stays wanted.
  const missing = all.filter(pattern => {
    const { entry, probes } = pattern
    if (decisions.some(decision => decision.entry === entry)) return false
    if (probes.some(path => isKeptClean(path, repository))) return false
    const wanted = isWanted(pattern)
    return bare.held.has(entry.id) || probes.some(path => before.get(path)?.ignored !== wanted)
  })
  const entries = missing.map(({ entry }) => entry)
  const plan = planLineFile({ target: 'gitignore', file, record: input.record('gitignore'), entries }, input)
  const text = plan.edits[0]?.after ?? file.text ?? ''
  const after = ask(ignoreTexts(repository.files, text), probes)
  const defeated =
    plan.refusals.length > 0
      ? []
      : defeatedFindings(
          patterns,
          after.filter(({ path }) => !decisions.some(decision => decision.path === path)),
        )
  const note = decidedNote(patterns, before)
  const parts = plan.parts.map(part => (note === undefined ? part : { ...part, note }))
  return joinPlans([
    { ...plan, parts },
    {
      ...nothing,
      findings: [...findings, ...defeated, ...decisions.map(({ path, by }) => decisionFinding(path, by))],
    },
  ])
}

const nothing: TargetPlan = { parts: [], edits: [], findings: [], refusals: [] }

/** A path that no line speaks of was taken out of our block by hand, which is the person's decision. */
function defeatedFindings(
  patterns: readonly WantedPattern[],
  after: readonly IgnoreDecision[],
): readonly Finding[] {
  const ignore = new Set(patterns.flatMap(pattern => pattern.probes))
  return after.flatMap(({ path, ignored, by }) =>
    by === undefined || ignored === ignore.has(path) ? [] : [defeatedFinding(path, by)],
  )
}
