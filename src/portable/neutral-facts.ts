import type { Facts } from '../types.ts'

/** Where there is no machine, only the files speak, as on a CI runner: the same texts give the same plan everywhere. */
export function neutralFacts(files: readonly string[]): Facts {
  return { platform: '', variables: {}, parents: [], files, shared: true, wsl: false }
}
