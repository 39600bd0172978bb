import { holdsPointer } from '../targets/claude-md/nested.ts'
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

/** Only those that lead to the root's section, which go with it; a section of a folder's own stays. */
export async function pointersBelow(root: string, path: string | undefined): Promise<NestedInput> {
  const { files, names } = await nestedInput(root, path)
  return { files: files.filter(holdsPointer), names }
}
