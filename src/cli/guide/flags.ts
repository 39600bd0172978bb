import type { Flag, Together } from '../command.ts'
import type { FlagValues } from '../define-command.ts'
import { flagsFor } from '../sync/option-flags.ts'

const ownFlags = [
  {
    name: 'output',
    alias: 'o',
    type: 'string',
    value: 'FILE',
    paths: 'file',
    describe: 'Write it to FILE in the repository, linked from the section and checked by check',
  },
  { name: 'all', type: 'boolean', describe: 'Cover every shell, system and place' },
  { name: 'markdown', type: 'boolean', describe: 'Print Markdown instead of text for a terminal' },
  {
    name: 'front-matter',
    type: 'boolean',
    describe: 'Print Markdown with a title and a description for VitePress, Docusaurus or Jekyll',
  },
  {
    name: 'html',
    type: 'boolean',
    describe: 'Make an interactive page: one HTML file, works offline',
  },
  { name: 'no-pager', type: 'boolean', describe: 'Print everything at once' },
] as const satisfies readonly Flag[]

export const guideFlags = [...ownFlags, ...flagsFor(['shells', 'environments', 'os', 'provider'])] as const

export const guideTogether: readonly Together[] = [
  // The page is the same for everybody, so that no choice counts.
  {
    when: ['html'],
    only: ['output', 'cwd', 'quiet', 'no-color'],
    told: 'guide --html is one page for everybody; leave {other} out, and choose in the page',
  },
  {
    when: ['output'],
    never: ['all', 'no-pager'],
    told: '{other} is for reading; leave it out with --output',
  },
  {
    when: ['output'],
    never: ['markdown'],
    told: '{other} is for reading; leave it out with --output, which writes Markdown',
  },
  {
    when: ['output'],
    never: ['front-matter'],
    told: '{other} is for a file that you write yourself; leave it out with --output',
  },
  {
    when: ['all'],
    never: ['shell', 'environment', 'os'],
    told: '--all speaks of every shell, system and place: leave it or {other} out',
  },
  {
    when: ['quiet'],
    needs: ['output'],
    told: '--quiet goes with --output FILE: without it the guide itself is what is printed',
  },
]

export type GuideFlags = FlagValues<typeof guideFlags>
