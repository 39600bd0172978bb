import { join } from 'node:path'
import { detectProfile } from '../../core/detect.ts'
import { probeFacts } from '../../io/probe-facts.ts'
import { readTemplateFiles } from '../../io/template-files.ts'
import { nearest } from '../../options/nearest.ts'
import { jsonReport } from '../../report/json.ts'
import { terminalMarkdown } from '../../report/terminal-markdown.ts'
import { shells } from '../../shells/index.ts'
import { type Explanation, renderExplain } from '../../templates/render-explain.ts'
import type { TemplateSources } from '../../templates/sources.ts'
import type { Reader } from '../../templates/vocabulary.ts'
import { version } from '../../version.ts'
import { type Arguments, UsageError } from '../command.ts'
import { formatOf } from '../flags.ts'
import { paintOf } from '../paint-of.ts'
import { optionsFrom } from '../sync/options-from.ts'
import type { ExitCode, World } from '../world.ts'
import { pageIds, pagesForText } from './find-pages.ts'

/** How many further causes of one message are worth naming. */
const further = 3

/** `authmd explain`: a page by its id, or the pages that a printed text points to. Nothing of the text is printed. */
export async function run(args: Arguments, world: World): Promise<ExitCode> {
  const sources = readTemplateFiles(join(world.packageRoot, 'templates'))
  const reader = await readerFor(args, world)
  const pageOf = (id: string): Page => ({ id, ...renderExplain({ ...reader, sources, id }) })
  const json = (pages: readonly Page[]) =>
    jsonReport({ command: 'explain', version, exitCode: 0, findings: [], extra: { explanations: pages } })
  if (args.flags['list'] === true) {
    const pages = pageIds(sources).map(pageOf)
    const titles = pages.map(({ id, title }) => `${id}\n    ${title}\n`)
    world.stdout.write(formatOf(args) === 'json' ? json(pages) : titles.join(''))
    return 0
  }
  const text = textFrom(args, world)
  const pages = pagesFor(text, sources)
    .slice(0, 1 + further)
    .map(pageOf)
  const [page, ...others] = pages
  if (page === undefined) throw unknown(text, pageIds(sources))
  if (formatOf(args) === 'json') {
    world.stdout.write(json(pages))
    return 0
  }
  const markdown = pageMarkdown(page, others)
  const { columns } = world.stdout
  world.stdout.write(
    args.flags['markdown'] === true
      ? markdown
      : terminalMarkdown(markdown, { columns, paint: paintOf(args, world) }),
  )
  return 0
}

function textFrom(args: Arguments, world: World): string {
  const given = args.positionals.join(' ').trim()
  const text = given !== '' && given !== '-' ? given : world.stdin.isTTY ? '' : world.stdin.read().trim()
  if (text === '') {
    throw new UsageError(
      'Give the id of a finding or the text that was printed; `authmd explain --list` shows the ids',
    )
  }
  return text
}

function pagesFor(text: string, sources: TemplateSources): readonly string[] {
  const id = text.toLowerCase()
  return pageIds(sources).includes(id) ? [id] : pagesForText(sources, text)
}

/** What looks like an id is told with the nearest one; of any other text only that it says nothing known. */
function unknown(text: string, ids: readonly string[]): UsageError {
  const id = text.toLowerCase()
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(id))
    return new UsageError(
      'No known message is in this text. `authmd doctor` looks for the cause where it lies',
    )
  const near = nearest(id, ids)
  const hint = near === undefined ? 'authmd explain --list shows them all' : `did you mean \`${near}\`?`
  return new UsageError(`explain knows no id \`${id}\`: ${hint}`)
}

async function readerFor(args: Arguments, world: World): Promise<Reader> {
  const { env, platform, pid, cwd } = world
  const seen = detectProfile(probeFacts({ root: cwd, env, platform, pid }))
  const id = (await optionsFrom(args.flags)).shells?.[0] ?? seen.shells[0]
  return { shell: shells.find(shell => shell.id === id), os: seen.os }
}

interface Page extends Explanation {
  readonly id: string
}

function pageMarkdown(page: Page, others: readonly Page[]): string {
  const parts = [
    `# ${page.title}`,
    ...(page.symptoms.length === 0
      ? []
      : ['Claude Code prints:', `\`\`\`text\n${page.symptoms.join('\n')}\n\`\`\``]),
    page.cause,
    '## What to do',
    page.fix,
    ...(others.length === 0
      ? []
      : [
          '## If that is not it',
          others.map(({ id, title }) => `- ${title}: \`authmd explain ${id}\``).join('\n'),
        ]),
    `Source: ${page.source} (${page.verified})`,
  ]
  return `${parts.join('\n\n')}\n`
}
