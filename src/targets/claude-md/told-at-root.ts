import type { RootBlock } from '../../commonmark/index.ts'
import { keyPlaces } from '../../stance/place-words.ts'
import { openStance } from '../../stance/read-stance.ts'
import type { DocumentStance } from '../../types.ts'
import { fileAt, type OpenFile, type OpenRepository } from '../open-file.ts'

const AGENTS = 'AGENTS.md'

/**
 * What Claude Code is told beside the section: by the file that the section stands in, and by an `AGENTS.md` that this
 * file imports among other content. Both reach the model, so neither may be contradicted.
 */
export function toldAtRoot({ files }: OpenRepository, file: OpenFile): DocumentStance {
  const agents = fileAt(files, AGENTS)
  if (agents.realPath === file.realPath || !importsAgents(file)) return file.stance()
  return joined(file.stance(), agents.stance())
}

/** Claude Code takes no import from code, and strips comments. */
const notProse: ReadonlySet<RootBlock['kind']> = new Set(['fence', 'indented-code', 'html', 'front-matter'])

/** The path of an import starts at the folder of the file that it stands in. */
function importsAgents({ path, document }: OpenFile): boolean {
  if (document === undefined || !document.text.includes(AGENTS)) return false
  const imported = path.startsWith('.claude/') ? fromFolder : fromRoot
  const says = ({ start, end }: RootBlock) =>
    imported.test(document.text.slice(start, end).replace(/`[^`\n]*`/g, ''))
  return document.blocks.some(block => !notProse.has(block.kind) && says(block))
}

const fromRoot = /(?:^|\s)@(?:\.\/)?AGENTS\.md(?![\w/-])/
const fromFolder = /(?:^|\s)@\.\.\/AGENTS\.md(?![\w/-])/

function joined(own: DocumentStance, imported: DocumentStance): DocumentStance {
  if (imported === openStance) return own
  const providers = new Set([own, imported].flatMap(({ provider }) => provider ?? []))
  const [provider] = providers
  return {
    keys: [own, imported].some(({ keys }) => keys === 'forbidden') ? 'forbidden' : 'allowed',
    places: keyPlaces.filter(place => own.places.includes(place) || imported.places.includes(place)),
    ...(providers.size === 1 && provider !== undefined ? { provider } : {}),
    evidence: [...own.evidence, ...imported.evidence.map(one => ({ ...one, file: AGENTS }))],
  }
}
