/** The credential that a run itself says it used, in the first line that `claude -p` writes as JSON. */
export const usedSources = ['ANTHROPIC_API_KEY', 'apiKeyHelper', '/login managed key', 'none'] as const
export type UsedSource = (typeof usedSources)[number]

/** What `apiKeySource` says; of several runs in one text the last. */
export function usedSourceIn(plain: string): UsedSource | undefined {
  const [, named] = [...plain.matchAll(/"apiKeySource"\s{0,9}:\s{0,9}"([A-Za-z_/ ]{4,20})"/g)].at(-1) ?? []
  return usedSources.find(one => one === named)
}
