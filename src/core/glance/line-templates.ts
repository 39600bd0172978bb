import { digestOfLines } from '../../managed/lines/digest-of-lines.ts'
import { envFormat } from '../../managed/lines/env-format.ts'
import type { KnownEntry, LineEntry } from '../../managed/lines/line-format.ts'
import { wantedPatterns } from '../../targets/gitignore/wanted-patterns.ts'
import { templateFences } from '../../targets/template-fences.ts'
import type { TemplateSources } from '../../templates/sources.ts'

/** A pattern of `.gitignore` and the paths whose ignoring it stands for. */
export interface KnownPattern {
  readonly entry: KnownEntry
  readonly probes: readonly string[]
}

/** What our own templates of the line files say. The build reads them, so that a glance need not. */
export interface LineTemplates {
  readonly ignore: readonly KnownPattern[]
  /** By provider. */
  readonly examples: Readonly<Record<string, readonly KnownEntry[]>>
}

export function readLineTemplates(sources: TemplateSources): LineTemplates {
  const providers = [...sources.keys()].flatMap(path => /^env-example\/(.+)\.md$/.exec(path)?.[1] ?? [])
  return {
    ignore: wantedPatterns(sources).map(({ entry, probes }) => ({ entry: withDigest(entry), probes })),
    examples: Object.fromEntries(
      providers.map(provider => [
        provider,
        templateFences(sources, `env-example/${provider}.md`).map(lines =>
          withDigest({ id: `${provider}/${envFormat.subject(lines)}`, lines }),
        ),
      ]),
    ),
  }
}

function withDigest(entry: LineEntry): KnownEntry {
  return { ...entry, digest: digestOfLines(entry.lines) }
}
