import type { Flag } from '../command.ts'
import type { FlagValues } from '../define-command.ts'
import { flagsFor } from '../sync/option-flags.ts'

const ownFlags = [
  {
    name: 'output',
    alias: 'o',
    type: 'string',
    value: 'FILE',
    paths: 'file',
    describe: 'Write it to FILE of the repository, linked from the section and kept current by check',
  },
  { name: 'all', type: 'boolean', describe: 'Speak of every shell, system and place' },
  { name: 'markdown', type: 'boolean', describe: 'Print Markdown instead of text for a terminal' },
  {
    name: 'front-matter',
    type: 'boolean',
    describe: 'Print Markdown with a title and a description for VitePress, Docusaurus or Jekyll',
  },
  {
    name: 'html',
    type: 'boolean',
    describe: 'Give the page to click through, one file for a browser, offline',
  },
  { name: 'no-pager', type: 'boolean', describe: 'Print everything at once' },
] as const satisfies readonly Flag[]

export const guideFlags = [...ownFlags, ...flagsFor(['shells', 'environments', 'os', 'provider'])] as const

export type GuideFlags = FlagValues<typeof guideFlags>
