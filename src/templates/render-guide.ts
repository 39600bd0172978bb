import type { RootContent } from 'mdast'
import { environments } from '../environments/index.ts'
import { shiftHeading } from '../mdast/shift-heading.ts'
import { oses } from '../names.ts'
import { shells as everyShell } from '../shells/index.ts'
import type { Profile, Provider, SectionBlock } from '../types.ts'
import { commandVariants } from './command-variants.ts'
import { joinBlocks } from './fit.ts'
import { isKeptElsewhere } from './kept-elsewhere.ts'
import { rareCauses } from './rare-causes.ts'
import { renderSection } from './render-section.ts'
import { forbidsKeys, type Stance } from './section-lines.ts'
import type { TemplateSources } from './sources.ts'

export interface RenderGuide {
  readonly sources: TemplateSources
  readonly profile: Profile
  /** Words beside those of the shells. */
  readonly words?: Readonly<Record<string, string>>
  /** What the agent file says, so that nothing here contradicts it. */
  readonly stance?: Stance | undefined
}

/**
 * The guide for a profile: canonical blocks in order. Its rarer causes are the pages of `templates/explain/`, one line
 * each. What the profile leaves open is there for everybody: shells, systems and places. Throws `TemplateError`.
 */
export function renderGuideBlocks({ sources, profile, words, stance }: RenderGuide): readonly SectionBlock[] {
  const own = everyShell.filter(({ id }) => profile.shells.includes(id))
  const shells = own.length > 0 ? own : everyShell
  const os = profile.os.length > 0 ? profile.os : oses
  const cloudSwitch = cloudSwitchOf(profile.provider)
  const skeleton =
    cloudSwitch !== undefined
      ? 'cloud'
      : forbidsKeys({ provider: profile.provider, stance })
        ? 'plan'
        : 'section'
  return renderSection({
    sources: new Map([
      ...sources,
      ...commandVariants(
        shells,
        os,
        cloudSwitch ?? 'ANTHROPIC_API_KEY',
        isKeptElsewhere(stance) ? ['persist'] : [],
      ),
      ['guide/rare/default.md', rareCauses(sources, skeleton)],
    ]),
    target: 'guide',
    skeleton,
    words,
    stance,
    profile: {
      ...profile,
      os,
      shells: shells.map(({ id }) => id),
      environments:
        profile.environments.length > 0
          ? profile.environments
          : environments.filter(({ provider }) => provider === undefined).map(({ id }) => id),
    },
  })
}

/** With a cloud provider no key of Anthropic counts: its guide is about the variable that turns the provider on. */
function cloudSwitchOf(provider: Provider): string | undefined {
  const variables = environments.flatMap(one => (one.provider === provider ? one.variables : []))
  return variables.find(name => name.startsWith('CLAUDE_CODE_USE_'))
}

/** The blocks of the guide as a document of its own: its title at depth 1. */
export function guideBlocks(input: RenderGuide): readonly SectionBlock[] {
  return renderGuideBlocks(input).map(({ id, markdown, tree }) => ({
    id,
    markdown: markdown.replace(/^#(#+ )/, '$1'),
    ...(tree && { tree: shiftHeading(tree as RootContent, -1) }),
  }))
}

/** The guide as one Markdown document; with front matter where it was asked for. */
export function renderGuide(input: RenderGuide & { readonly frontMatter?: boolean }): string {
  return `${input.frontMatter === true ? frontMatter : ''}${joinBlocks(guideBlocks(input))}\n`
}

/** What VitePress, Docusaurus and Jekyll read in the same way. */
const frontMatter = `---
title: Claude Code authentication
description: What to do when Claude Code asks for a login or prints 401.
---

`
