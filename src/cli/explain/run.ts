import { detectProfile } from '../../core/detect.ts'
import { explainText } from '../../explanation/explain-text.ts'
import { pageIds } from '../../explanation/find-pages.ts'
import { type Page, pageMarkdown, pageParts } from '../../explanation/page-markdown.ts'
import { thisMachine } from '../../io/machine/this-machine.ts'
import { probeFacts } from '../../io/probe-facts.ts'
import { shippedTemplates, shippedTrees } from '../../io/shipped-templates.ts'
import { rememberTrees } from '../../mdast/compiled-trees.ts'
import { nearest } from '../../options/nearest.ts'
import { jsonReport } from '../../report/json.ts'
import { mask } from '../../report/mask.ts'
import { terminalMarkdown } from '../../report/terminal-markdown.ts'
import { detectShell } from '../../shells/detect-shell.ts'
import { shells, usualShell } from '../../shells/index.ts'
import { type ExplanationTrees, explainTrees, printExplanation } from '../../templates/render-explain.ts'
import type { TemplateSources } from '../../templates/sources.ts'
import type { Reader } from '../../templates/vocabulary.ts'
import type { Finding } from '../../types.ts'
import { version } from '../../version.ts'
import { type Arguments, UsageError } from '../command.ts'
import { formatOf } from '../flags.ts'
import { paintOf } from '../paint-of.ts'
import { optionsFrom } from '../sync/options-from.ts'
import type { ExitCode, World } from '../world.ts'
import type { ExplainFlags } from './flags.ts'

/** `authmd explain`: a page by its id, or the pages that a printed text points to. Nothing of the text is printed. */
export async function run(args: Arguments<ExplainFlags>, world: World): Promise<ExitCode> {
  const sources = shippedTemplates(world.packageRoot, ['explain', 'sender', 'unknown-text'])
  const reader = await readerFor(args, world)
  const trees = new Map<string, ExplanationTrees>()
  const pageOf = (id: string): Page => {
    if (sources.has(`explain/${id}.md`)) rememberTrees(shippedTrees(world.packageRoot, `explain/${id}`))
    const filled = explainTrees({ ...reader, sources, id })
    trees.set(id, filled)
    return { id, ...printExplanation(filled) }
  }
  if (args.flags.list === true) {
    const pages = pageIds(sources).map(pageOf)
    const titles = pages.map(({ id, title }) => `${id}\n    ${title}\n`)
    world.stdout.write(formatOf(args) === 'json' ? json({ pages }) : titles.join(''))
    return 0
  }
  const answer = answerTo(textFrom(args, world), {
    sources,
    pageOf,
    reader,
    baseUrl: world.env['ANTHROPIC_BASE_URL'],
  })
  const [page, ...others] = answer.pages
  if (page === undefined) throw new Error('an answer has a page')
  const { columns } = world.stdout
  const around = { sender: answer.sender, others }
  const shown = () => {
    if (formatOf(args) === 'json') return json(answer)
    if (args.flags.markdown === true) return pageMarkdown(page, around)
    const parts = pageParts(page, { ...around, trees: trees.get(page.id) })
    return terminalMarkdown(parts, { columns, paint: paintOf(args, world) })
  }
  world.stdout.write(shown())
  return answer.exitCode
}

interface Answer {
  /** Who sent the text, in Markdown; empty for an id. */
  readonly sender: readonly string[]
  readonly pages: readonly Page[]
  readonly findings: readonly Finding[]
  readonly exitCode: ExitCode
}

interface Shelf {
  readonly sources: TemplateSources
  readonly pageOf: (id: string) => Page
  readonly reader: Reader
  readonly baseUrl: string | undefined
}

/** An id has its page; a text the pages that it points to; what is not known an honest page of its own, and exit 1. */
function answerTo(text: string, { sources, pageOf, reader, baseUrl }: Shelf): Answer {
  const known = pageIds(sources)
  const id = text.toLowerCase()
  const plain = { sender: [], findings: [], exitCode: 0 } as const
  if (known.includes(id)) return { ...plain, pages: [pageOf(id)] }
  // A pasted key has the shape of an id, too, and must not come back.
  if (/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(id) && mask(text) === text) throw unknownId(id, known)
  const { isKnown, ...said } = explainText(text, { ...reader, sources, baseUrl, pageOf })
  if (isKnown) return { ...plain, ...said }
  const finding: Finding = {
    ruleId: 'text-unknown',
    severity: 'error',
    reason: 'The text is not known',
  }
  return { ...said, findings: [finding], exitCode: 1 }
}

function json({ pages, sender = [], findings = [], exitCode = 0 }: Partial<Answer>): string {
  const extra = { ...(sender.length === 0 ? {} : { sender: sender.join('\n\n') }), explanations: pages }
  return jsonReport({ command: 'explain', version, exitCode, findings, extra })
}

function textFrom(args: Arguments<ExplainFlags>, world: World): string {
  const given = args.positionals.join(' ').trim()
  const text = given !== '' && given !== '-' ? given : world.stdin.isTTY ? '' : world.stdin.read().trim()
  if (text === '') {
    throw new UsageError(
      'Give the id of a finding or the text that was printed; `authmd explain --list` shows the ids',
    )
  }
  return text
}

/** What looks like an id is told with the nearest one. */
function unknownId(id: string, ids: readonly string[]): UsageError {
  const near = nearest(id, ids)
  const hint = near === undefined ? 'authmd explain --list shows them all' : `did you mean \`${near}\`?`
  return new UsageError(`explain knows no id \`${id}\`: ${hint}`)
}

async function readerFor(args: Arguments<ExplainFlags>, world: World): Promise<Reader> {
  const { platform, cwd } = world
  const facts = probeFacts(cwd, thisMachine(world))
  // A page is for who reads it: also in a container, whose shell no repository records.
  const seen = detectShell(facts) ?? (platform === 'win32' ? usualShell(platform).id : undefined)
  const id = (await optionsFrom(args.flags)).shells?.[0] ?? seen
  return { shell: shells.find(shell => shell.id === id), os: detectProfile(facts).os }
}
