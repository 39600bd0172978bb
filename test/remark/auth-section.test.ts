import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import remarkToc from 'remark-toc'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { createPlan } from '../../src/core/plan.ts'
import { canonicalForm } from '../../src/managed/markdown/canonical.ts'
import { type AuthSectionOptions, authSection } from '../../src/remark/index.ts'
import { ignoreOracle } from '../../src/targets/gitignore/ignore-without-git.ts'
import { templateSources } from '../support/templates.ts'
import { virtualRepository } from '../support/virtual-repository.ts'

const pipeline = (options: AuthSectionOptions = {}) =>
  unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkFrontmatter)
    .use(authSection, options)
    .use(remarkStringify)

const file = (value: string, path = 'CLAUDE.md') => new VFile({ value, path })
const run = (text: string, options: AuthSectionOptions = {}) =>
  String(pipeline(options).processSync(file(text)))

const documents = {
  empty: '',
  plain: '# Project\n\nUse tabs.\n\n* one\n* two\n',
  'setext and frontmatter': '---\ntitle: x\n---\n\nProject\n=======\n\nPart\n----\n\ntext\n',
  gfm: '# A\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n- [ ] task\n\n```sh\nls\n```\n',
  'two lists side by side': '# A\n\n- one\n\n* two\n',
  'html and definitions': '# A\n\n<details>\n\nx\n\n</details>\n\n[a]: https://example.org\n',
}

describe('authSection', () => {
  it.each(Object.entries(documents))('is idempotent: %s', (_, text) => {
    const once = run(text, { shells: ['zsh'] })
    expect(once.match(/authmd:start auth/g)).toHaveLength(1)
    expect(run(once, { shells: ['zsh'] })).toBe(once)
    expect(run(once)).toBe(once)
  })

  it.each(Object.entries(documents))(
    'says what the command line says, printed by the pipeline: %s',
    (_, text) => {
      const shared = { platform: '', variables: {}, parents: [], files: [], shared: true, wsl: false }
      const plan = createPlan({
        repository: virtualRepository({ 'CLAUDE.md': text }),
        facts: () => shared,
        choices: { shells: ['zsh'] },
        sources: templateSources,
        onEdit: 'merge',
        want: 'present',
        oracle: ignoreOracle,
      })
      const written = plan.edits.find(({ path }) => path === 'CLAUDE.md')?.after ?? ''
      expect(forms(run(text, { shells: ['zsh'] }))).toEqual(forms(written))
    },
  )

  it('leaves the rest of the tree as it was', () => {
    const { gfm } = documents
    const without = String(unified().use(remarkParse).use(remarkGfm).use(remarkStringify).processSync(gfm))
    expect(run(gfm).startsWith(without)).toBe(true)
  })

  it('updates a section for other shells and keeps what a person wrote into it', () => {
    const zsh = run('# A\n', { shells: ['zsh'] })
    const at = zsh.indexOf('\n<!-- authmd:end')
    const edited = `${zsh.slice(0, at)}\nAsk Ida.\n${zsh.slice(at)}`
    const fish = run(edited, { shells: ['fish'] })
    expect(fish).toContain('shell=fish')
    expect(fish).toContain('Ask Ida.')
  })

  it('takes the record of the marker where the options are silent', () => {
    const once = run('# A\n', { shells: ['fish'], environments: ['vscode'] })
    expect(run(once, { environments: ['vscode'] })).toBe(once)
  })

  it('adopts a section that a person wrote about Claude Code, where it stands', () => {
    const text = `# A\n\n## Claude Code authentication\n\n- Export \`ANTHROPIC_API_KEY\` in your own profile, or use \`/login\`.\n\n## After\n\nx\n`
    const once = run(text, { shells: ['zsh'] })
    expect(once.match(/authmd:start auth/g)).toHaveLength(1)
    expect(once).toContain('in your own profile')
    expect(once.indexOf('authmd:end auth')).toBeLessThan(once.indexOf('## After'))
    expect(run(once)).toBe(once)
  })

  it('finds its section in a tree whose nodes no text would give', () => {
    const html = () => (tree: Root) => {
      tree.children.unshift({ type: 'html', value: '<div>\n\ntext\n\n</div>' })
    }
    const once = `${run('# A\n', { shells: ['zsh'] })}\n## After\n`
    const processor = unified()
      .use(remarkParse)
      .use(html)
      .use(authSection, { shells: ['fish'] })
      .use(remarkStringify)
    const updated = String(processor.processSync(file(once)))
    expect(updated).toContain('shell=fish')
    expect(updated.match(/authmd:start auth/g)).toHaveLength(1)
    expect(updated.indexOf('authmd:end auth')).toBeLessThan(updated.indexOf('## After'))
  })

  it('works before and after remark-toc', () => {
    const text = '# A\n\n## Contents\n\n## B\n\nx\n'
    const parse = unified().use(remarkParse)
    const after = parse().use(remarkToc).use(authSection).use(remarkStringify)
    const before = parse().use(authSection).use(remarkToc).use(remarkStringify)
    for (const both of [after, before]) {
      const once = String(both().processSync(text))
      const twice = String(both().processSync(once))
      expect(twice).toContain('(#claude-code-authentication)')
      expect(String(both().processSync(twice))).toBe(twice)
    }
  })

  it('reports a missing section, and nothing once it is there', () => {
    const first = file('# A\n')
    const text = String(pipeline().processSync(first))
    expect(first.messages.map(({ ruleId, source, fatal }) => ({ ruleId, source, fatal }))).toEqual([
      { ruleId: 'section-missing', source: 'authmd', fatal: undefined },
    ])
    const second = file(text)
    pipeline().processSync(second)
    expect(second.messages).toEqual([])
  })

  it('reports broken markers as an error at their place, and leaves the tree alone', () => {
    const broken = file('# A\n\ntext\n\n<!-- authmd:start auth v=1 t=1 sum=abcdef -->\n\nmore\n')
    const text = String(pipeline().processSync(broken))
    expect(text).not.toContain('authmd:end')
    expect(broken.messages[0]).toMatchObject({ source: 'authmd', fatal: true, line: 5 })
    expect(broken.messages[0]?.note).toBeTruthy()
  })

  it('leaves no positions of a text that nobody has', async () => {
    const processor = pipeline({ shells: ['zsh'] })
    const tree = processor.parse('# A\n') as Root
    await processor.run(tree, file('# A\n'))
    expect(tree.children.length).toBeGreaterThan(3)
    expect(JSON.stringify(tree.children.slice(1))).not.toContain('"position"')
  })

  it('refuses a name that does not exist, and says which one was meant', () => {
    expect(() => run('', { shells: ['zhs' as 'zsh'] })).toThrow(/did you mean `zsh`/)
  })
})

function forms(text: string): readonly string[] {
  const tree = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).parse(text)
  return tree.children.map(node =>
    node.type === 'html' ? node.value.replace(/sum=\w+/, 'sum=') : canonicalForm(node),
  )
}
