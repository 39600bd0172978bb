import { blockAsWritten } from '../../managed/lines/block-as-written.ts'
import { recordOf } from '../../managed/markers/profile-record.ts'
import { recordText } from '../../managed/markers/record-text.ts'
import { templateVersion } from '../../templates/version.ts'
import type { TargetInput, TargetPlan } from '../target.ts'
import { templateFences } from '../template-fences.ts'
import { chooseExample, envExamplePaths } from './example-file.ts'
import { liveLines } from './live-line.ts'

/** The plan of an example env file in which certainly nothing is to be done; `undefined` means "look closer". */
export function currentExample(input: TargetInput): TargetPlan | undefined {
  const { repository, profile, sources, targets, recordTargets } = input
  const { path, others } = chooseExample(repository.files, input.examplePath)
  const file = path === undefined ? undefined : repository.files.get(path)
  if (file?.text === undefined || file.fault !== undefined || others.length > 0) return undefined
  if (repository.ignored.includes(file.realPath) || file.text.includes('<<<<<<< ')) return undefined
  if (envExamplePaths.some(name => repository.files.get(name)?.text?.includes('sk-ant-'))) return undefined
  if (envExamplePaths.some(name => liveLines(name, repository.files.get(name)?.text).length > 0))
    return undefined
  const block = blockAsWritten(file.text, 'auth')
  const onlyProvider = { os: [], shells: [], environments: [], provider: profile.provider }
  const record = recordOf(onlyProvider, { targets: recordTargets ? targets : undefined })
  if (block === undefined || block.start.template !== templateVersion) return undefined
  if (recordText(block.start.record) !== recordText(record)) return undefined
  // Every variable of the template stands in the block: none was left to a line of the person's own.
  const wanted = templateFences(sources, `env-example/${profile.provider}.md`).length
  if (block.end.entries.length !== wanted || block.end.entries.some(({ id }) => id.startsWith('!')))
    return undefined
  const part = { target: 'env-example', path: file.realPath, state: 'current' } as const
  return { parts: [part], edits: [], findings: [], refusals: [] }
}
