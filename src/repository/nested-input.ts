import { openFile } from '../targets/open-file.ts'
import type { NestedInput } from '../targets/target.ts'

/** The agent files below the root, and the packages in which they lie. */
export async function nestedInput(root: string, path: string | undefined): Promise<NestedInput> {
  const { nestedFiles } = await import('../io/nested-files.ts')
  const { packageNames } = await import('../io/workspaces.ts')
  const files = nestedFiles(root, { path }).map(file => openFile(file))
  const paths = files.map(file => file.path)
  return { files, names: await packageNames(root, paths) }
}
