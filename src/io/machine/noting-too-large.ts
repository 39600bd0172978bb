import type { Disk } from './disk.ts'

/** The same disk, which notes the paths of the files that were larger than was read. */
export function notingTooLarge(disk: Disk): { readonly disk: Disk; readonly tooLarge: ReadonlySet<string> } {
  const tooLarge = new Set<string>()
  const read: Disk['read'] = (path, limit) => {
    const found = disk.read(path, limit)
    if ('failure' in found && found.failure === 'too-large') tooLarge.add(path)
    return found
  }
  return { disk: { ...disk, read }, tooLarge }
}
