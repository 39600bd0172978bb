import { repairRepository, withRepairs } from '../core/repair-repository.ts'
import { findRecords } from '../core/settings/find-record.ts'
import { settle } from '../core/settings/settle.ts'
import { settleAhead } from '../core/settings/settle-ahead.ts'
import { profileOf } from '../managed/markers/profile-record.ts'
import type { ChosenOptions } from '../options/options.ts'
import { claudeMd } from '../targets/claude-md.ts'
import { engine } from '../targets/engine.ts'
import { fileAt, type OpenRepository, openFile } from '../targets/open-file.ts'
import type { TargetPlan } from '../targets/target.ts'
import type { TemplateSources } from '../templates/sources.ts'

interface Section {
  readonly text: string
  /** For findings, and from where the guide is linked. */
  readonly path: string
  readonly asked: ChosenOptions
  readonly sources: TemplateSources
}

/** The name under which the one document is looked at, whatever its path is. */
const AGENT = 'CLAUDE.md'

/**
 * The plan of one document that stands for itself. Nothing is detected: a build gives the same bytes on every
 * machine, so what neither the options nor the marker say is neutral.
 */
export function planSection(section: Section): TargetPlan {
  const { text, path, asked, sources } = section
  const repository: OpenRepository = {
    files: new Map([[AGENT, openFile({ path: AGENT, realPath: path, text })]]),
    git: false,
    agentsInTree: false,
    ignored: [],
    trackedEnvFiles: [],
  }
  if (asked.repair !== true) return planOf(repository, section)
  const { help } = settleAhead(asked, undefined)
  const repaired = repairRepository(repository, { sources, help })
  return withRepairs(planOf(repaired.repository, section), repaired)
}

function planOf(repository: OpenRepository, { asked, sources }: Section): TargetPlan {
  const stance = fileAt(repository.files, AGENT).stance()
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
    ways: { ...asked, repair: false },
    want: 'present',
    oracle: () => [],
    engine,
  })
}
