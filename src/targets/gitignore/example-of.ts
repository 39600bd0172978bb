import { envExamplePaths } from '../../paths.ts'
import { chooseExample } from '../env-example/example-file.ts'
import type { TargetInput } from '../target.ts'

/** The example file that must reach the team: the one that is there, or the one that this plan creates. */
export function exampleOf({
  repository,
  targets,
  choices: { examplePath },
}: TargetInput): string | undefined {
  const { path } = chooseExample(repository.files, examplePath)
  return path ?? (targets.includes('env-example') ? (examplePath ?? envExamplePaths[0]) : undefined)
}
