import { markerNames } from '../managed/markers/marker-names.ts'
import { envExamplePaths } from '../paths.ts'
import type { FileSight, Finding } from '../types.ts'
import { envEntries } from './env-example/env-entries.ts'
import { chooseExample } from './env-example/example-file.ts'
import { findKeys } from './env-example/key-in-example.ts'
import { liveLines } from './env-example/live-line.ts'
import { isLeftOut } from './gitignore/left-out.ts'
import { planLineFile } from './line-file.ts'
import { fileAt } from './open-file.ts'
import { joinPlans, type Target, type TargetInput, type TargetPlan } from './target.ts'

/** The example env file: the variables that this profile needs, commented out and without value. */
export const envExample: Target = {
  id: 'env-example',
  recordIn: ({ files }) =>
    envExamplePaths.map(path => files.get(path)?.lines?.record).find(record => record !== undefined),
  plan: planEnvExample,
}

function planEnvExample(input: TargetInput): TargetPlan {
  const { files } = input.repository
  const { path, others } = chooseExample(files, input.choices.examplePath)
  const main = fileAt(files, path ?? input.choices.examplePath ?? envExamplePaths[0])
  const keys = envExamplePaths.flatMap(file => findKeys(file, files.get(file)?.lines))
  const live = envExamplePaths.flatMap(file => liveLines(file, files.get(file)?.lines))
  const notes = { parts: [], edits: [], findings: keys, refusals: [] }
  if (input.want === 'absent') {
    const holders = path === undefined ? [] : [path, ...others]
    const taken = { target: 'env-example', record: {}, entries: [] } as const
    return joinPlans([
      ...holders.map(one => planLineFile({ ...taken, file: fileAt(files, one) }, input)),
      notes,
    ])
  }
  // The block of the other target takes the file out of the ignore rules again.
  const isIgnored = input.repository.ignored.includes(main.realPath)
  if (isIgnored && (!input.targets.includes('gitignore') || isLeftOut(input, main.realPath))) {
    return joinPlans([skipped(main), notes])
  }
  const { profile, stance, sources } = input
  const entries = envEntries({ profile, stance, sources, lines: main.lines })
  const wanted = { target: 'env-example', record: input.record('env-example'), entries } as const
  const plan = planLineFile({ ...wanted, file: main }, input)
  return joinPlans([
    plan,
    { ...notes, findings: [...keys, ...live, ...others.map(file => inTwoFiles(file, main.path))] },
  ])
}

function skipped(file: FileSight): TargetPlan {
  const finding: Finding = {
    ruleId: 'target-ignored',
    severity: 'warning',
    reason: 'Git ignores this file, so the team would never see it; it is left as it is',
    file: file.path,
    fix: `Put \`!${file.path}\` at the end of \`.gitignore\`, or choose the target \`gitignore\` too.`,
  }
  const parts = [{ target: 'env-example', path: file.realPath, state: 'skipped' } as const]
  return { parts, edits: [], findings: [finding], refusals: [] }
}

function inTwoFiles(file: string, kept: string): Finding {
  return {
    ruleId: 'section-in-two-files',
    severity: 'warning',
    reason: `Our block is here and in \`${kept}\`; only the one in \`${kept}\` is kept current`,
    file,
    related: [{ file: kept, says: 'This block is kept current' }],
    fix: `Delete the lines from \`${markerNames.start}\` to \`${markerNames.end}\` in one of the two files.`,
  }
}
