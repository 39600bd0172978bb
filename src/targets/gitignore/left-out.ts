import type { TargetInput } from '../target.ts'
import { certainFirst } from './certain-first.ts'
import { ignoreTexts } from './ignore-texts.ts'
import { personDecision } from './person-decision.ts'
import { withoutOurs } from './without-ours.ts'

/** Whether an ignore file leaves out everything but its exceptions, and this path is none of them. */
export function isLeftOut(
  { repository, oracle }: Pick<TargetInput, 'repository' | 'oracle'>,
  path: string,
): boolean {
  const file = repository.files.get('.gitignore')
  if (file?.lines === undefined) return false
  const bare = withoutOurs(file.lines).text
  const [decision] = certainFirst(oracle)(ignoreTexts(repository.files, bare), [path])
  return personDecision(decision, false, bare) !== undefined
}
