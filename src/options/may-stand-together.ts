import { any } from '../names.ts'

/** Whether names may be given together: what stands for all of them stands alone. */
export function mayStandTogether(names: readonly string[]): boolean {
  return names.length < 2 || !names.includes(any)
}
