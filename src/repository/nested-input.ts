import { holdsPointer } from '../targets/claude-md/nested.ts'
import { type OpenFile, openFile } from '../targets/open-file.ts'
import type { NestedInput } from '../targets/target.ts'

/** The agent files below the root, and the packages in which they lie. */
export function nestedInput(root: string, path: string | undefined): Promise<NestedInput> {
  return filesBelow(root, path, () => true)
}

/** Only those that lead to the root's section, which go with it; a section of a folder's own stays. */
export function pointersBelow(root: string, path: string | undefined): Promise<NestedInput> {
  return filesBelow(root, path, holdsPointer)
}

async function filesBelow(
  root: string,
  path: string | undefined,
  isWanted: (file: OpenFile) => boolean,
): Promise<NestedInput> {
  const { nestedFiles } = await import('../io/nested-files.ts')
  const below = nestedFiles(root, { path })
  const files = below.files.map(file => openFile(file)).filter(isWanted)
  const partly = below.isCut ? { isPartly: true } : {}
  if (files.length === 0) return { files, names: new Map(), ...partly }
  const { packageNames } = await import('../io/workspaces.ts')
  const paths = files.map(file => file.path)
  return { files, ...partly, ...(await packageNames(root, paths)) }
}
