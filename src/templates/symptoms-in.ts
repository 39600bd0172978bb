/** The texts that Claude Code prints, of a page of `explain/`: `symptom`, `symptom-2` …, in the order of the file. */
export function symptomsIn(meta: ReadonlyMap<string, string>): readonly string[] {
  return [...meta].filter(([key]) => /^symptom(?:-\d+)?$/.test(key)).map(([, value]) => value)
}
