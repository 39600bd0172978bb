import { findRecords } from '../core/settings/find-record.ts'
import { settle } from '../core/settings/settle.ts'
import { settleAhead } from '../core/settings/settle-ahead.ts'
import { profileOf } from '../managed/markers/profile-record.ts'
import type { ChosenOptions } from '../options/options.ts'
import { readStance } from '../stance/read-stance.ts'
import { claudeMd } from '../targets/claude-md.ts'
import { engine } from '../targets/engine.ts'
import { type OpenRepository, openFile } from '../targets/open-file.ts'
import type { TargetPlan } from '../targets/target.ts'
import type { TemplateSources } from '../templates/sources.ts'

/**
 * The plan of one document that stands for itself. Nothing is detected: a build gives the same bytes on every
 * machine, so what neither the options nor the marker say is neutral.
 */
export function planSection(input: {
  readonly text: string
  /** For findings, and from where the guide is linked. */
  readonly path: string
  readonly asked: ChosenOptions
  readonly sources: TemplateSources
}): TargetPlan {
  const { text, path, asked, sources } = input
  const file = openFile({ path: 'CLAUDE.md', realPath: path, text })
  const repository: OpenRepository = {
    files: new Map([[file.path, file]]),
    git: false,
    agentsInTree: false,
    ignored: [],
    trackedEnvFiles: [],
  }
  const stance = readStance(file.document)
  const settings = settle({
    repository,
    stance,
    records: findRecords(repository, undefined),
    asked,
    configured: undefined,
    detected: () => profileOf({}),
    own: new Map(),
    want: 'present',
  })
  return claudeMd.plan({
    ...settings,
    repository,
    stance,
    sources,
    onEdit: settleAhead(asked, undefined).onEdit,
    want: 'present',
    oracle: () => [],
    engine,
  })
}
