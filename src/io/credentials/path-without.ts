import { delimiter, isAbsolute } from 'node:path'
import { isInside } from '../is-inside.ts'

/** A `PATH` on which nothing of the project is found. */
export function pathWithout(project: string, path: string): string {
  return path
    .split(delimiter)
    .filter(folder => isAbsolute(folder) && !isInside(folder, project))
    .join(delimiter)
}
