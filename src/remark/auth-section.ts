import { templates } from 'virtual:templates'
import type { Root } from 'mdast'
import type { Options } from '../library/options.ts'
import { askedBy } from '../options/asked-by.ts'
import { planSection } from '../portable/plan-section.ts'
import { type MessageFile, reportMessages } from './messages.ts'
import { pipelineOf } from './pipeline.ts'
import { putSection } from './put-section.ts'

/** For whom the section is. What is left out is taken from its marker, and is neutral where there is none yet. */
export type AuthSectionOptions = Omit<Options, 'targets' | 'recursive' | 'env'>

/** A Markdown syntax tree, as far as its type is needed here. */
export interface Tree {
  readonly type: string
}

/**
 * A unified plugin: puts our section into a Markdown tree, or brings it up to date, and reports what was found as
 * messages of the file (`source: 'authmd'`). What a person wrote into the section stays, as with `authmd apply`.
 *
 * ```js
 * import authSection from 'authmd/remark'
 * import remarkParse from 'remark-parse'
 * import remarkStringify from 'remark-stringify'
 * import { unified } from 'unified'
 *
 * const pipeline = unified().use(remarkParse).use(authSection, { shells: ['zsh'] }).use(remarkStringify)
 * const once = String(await pipeline.process('# Shop\n'))
 * console.log(String(await pipeline.process(once)) === once) // true
 * ```
 */
export function authSection(
  this: { data(): unknown },
  options: Readonly<AuthSectionOptions> = {},
): (tree: Tree, file: MessageFile) => undefined {
  const asked = askedBy(options)
  const data = () => this.data() as Readonly<Record<string, unknown>>
  return (tree, file) => {
    const { print, parse } = pipelineOf(data())
    const root = tree as Root
    const text = print(root)
    const path = pathOf(file)
    const plan = planSection({ text, path, asked, sources: templates })
    const before = parse(text)
    const isSame = before.children.length === root.children.length
    reportMessages(file, plan, line => {
      const at = before.children.findIndex(({ position }) => (position?.end.line ?? 0) >= line)
      return isSame ? root.children[at]?.position : undefined
    })
    const [edit] = plan.edits
    if (edit?.after === undefined || plan.refusals.length > 0) return undefined
    if (edit.path !== path || !putSection(root, { before, after: parse(edit.after) }))
      file.message('The section could not be placed in this tree; run `authmd apply` on the file', {
        ruleId: 'section-not-placed',
        source: 'authmd',
      })
    return undefined
  }
}

/** The file's place below the working directory; only its name where it lies elsewhere. */
function pathOf({ path = 'CLAUDE.md' }: MessageFile): string {
  const plain = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
  return /^(?:\/|[A-Za-z]:|\.\.\/)/.test(plain) ? (plain.split('/').at(-1) ?? plain) : plain
}
