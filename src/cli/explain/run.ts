import { detectProfile } from '../../core/detect.ts'
import { pageMarkdown, pageParts } from '../../explanation/page-markdown.ts'
import { readCi } from '../../io/credentials/read-ci.ts'
import { thisMachine } from '../../io/machine/this-machine.ts'
import { probeFacts } from '../../io/probe-facts.ts'
import { readInPart } from '../../messages/stretches.ts'
import { terminalMarkdown } from '../../report/terminal-markdown.ts'
import { detectShell } from '../../shells/detect-shell.ts'
import { shells, usualShell } from '../../shells/index.ts'
import { printExplanation } from '../../templates/render-explain.ts'
import type { Reader } from '../../templates/vocabulary.ts'
import { type Arguments, UsageError } from '../command.ts'
import { formatOf } from '../flags.ts'
import { paintOf } from '../paint-of.ts'
import { toolHere } from '../tool-here.ts'
import type { ExitCode, World } from '../world.ts'
import type { Answer } from './answer.ts'
import type { ExplainFlags } from './flags.ts'
import { pipelineNote } from './pipeline-note.ts'
import { type Shelf, shelfFor } from './shelf.ts'

/** `authmd explain`: a page by its id, or the pages that a printed text points to. Nothing of the text is printed. */
export async function run(args: Arguments<ExplainFlags>, world: World): Promise<ExitCode> {
  const { program } = toolHere(world, world.cwd)
  const shelf = shelfFor({ ...readerFor(args, world), words: { tool: program } }, world)
  if (args.flags.list === true) {
    const { listOf } = await import('./list.ts')
    world.stdout.write(listOf(shelf, world, args.flags.markdown === true ? 'markdown' : formatOf(args)))
    return 0
  }
  const text = textFrom(args, world, program)
  const about = { notes: [...readInPart(text), ...pipelineNote(readCi(thisMachine(world)))] }
  const answer = { ...about, ...(await answerTo(text, { shelf, program, world })) }
  world.stdout.write(await shown(answer, { shelf, program, args, world }))
  return answer.exitCode
}

interface Reading {
  readonly shelf: Shelf
  /** What starts this tool. */
  readonly program: string
  readonly world: World
}

/** An id has its page, for which nothing of what reads texts is loaded. */
async function answerTo(text: string, { shelf, program, world }: Reading): Promise<Answer> {
  const id = text.toLowerCase()
  const page = shelf.treesOf(id)
  if (page !== undefined) return { sender: [], pages: [{ id, title: page.title }], findings: [], exitCode: 0 }
  const { answerToText } = await import('./answer-to-text.ts')
  return answerToText(text, { program, world })
}

async function shown(
  { pages, sender, notes, ...answer }: Answer & { readonly notes: readonly string[] },
  { shelf, program, args, world }: Reading & { readonly args: Arguments<ExplainFlags> },
): Promise<string> {
  const [first, ...others] = pages
  const trees = first === undefined ? undefined : shelf.treesOf(first.id)
  if (first === undefined || trees === undefined) throw new Error('an answer has a page')
  if (formatOf(args) === 'json') {
    const { explanationsJson } = await import('./json.ts')
    return explanationsJson({ ...answer, sender, notes, pages: pages.map(({ id }) => shelf.pageOf(id)) })
  }
  const around = { sender: [...notes, ...sender], others, program }
  const page = { id: first.id, ...printExplanation(trees) }
  if (args.flags.markdown === true) return pageMarkdown(page, around)
  const { columns } = world.stdout
  return terminalMarkdown(pageParts(page, { ...around, trees }), { columns, paint: paintOf(args, world) })
}

function textFrom(args: Arguments<ExplainFlags>, world: World, program: string): string {
  const given = args.positionals.join(' ').trim()
  const text = given !== '' && given !== '-' ? given : world.stdin.isTTY ? '' : world.stdin.read().trim()
  if (text === '') {
    throw new UsageError(
      `Give the id of a finding or the text that was printed; \`${program} explain --list\` shows the ids`,
    )
  }
  return text
}

function readerFor(args: Arguments<ExplainFlags>, world: World): Reader {
  const { platform, cwd } = world
  const facts = probeFacts(cwd, thisMachine(world))
  // A page is for who reads it: also in a container, whose shell no repository records.
  const seen = detectShell(facts) ?? (platform === 'win32' ? usualShell(platform).id : undefined)
  const id = args.flags.shell ?? seen
  return { shell: shells.find(shell => shell.id === id), os: detectProfile(facts).os }
}
