import { type UsedSource, usedSources } from '../names.ts'

/** What `apiKeySource` says; of several runs in one text the last. */
export function usedSourceIn(plain: string): UsedSource | undefined {
  const [, named] = [...plain.matchAll(/"apiKeySource"\s{0,9}:\s{0,9}"([A-Za-z_/ ]{4,20})"/g)].at(-1) ?? []
  return usedSources.find(one => one === named)
}
