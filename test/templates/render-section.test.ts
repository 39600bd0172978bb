import type { RootContent } from 'mdast'
import { describe, expect, it } from 'vitest'
import { printMarkdown } from '../../src/mdast/parse-and-print.ts'
import type { Shell } from '../../src/shells/shell.ts'
import { joinBlocks } from '../../src/templates/fit.ts'
import { type RenderSection, renderSection } from '../../src/templates/render-section.ts'
import { TemplateError } from '../../src/templates/template-error.ts'
import type { Profile } from '../../src/types.ts'

const front = '---\nsource: https://code.claude.com/docs/en/authentication\nverified: 2026-11-23\n---\n\n'
const withMeta = (lines: string) => front.replace('\n---\n\n', `\n${lines}\n---\n\n`)

const shell = (id: string, words: Partial<Shell['words']> = {}): Shell => ({
  id,
  name: id,
  os: ['linux'],
  variables: [],
  programs: [id],
  recognise: () => false,
  startupFiles: [],
  lines: { patterns: [] },
  fence: id,
  words: {
    profileFile: `~/.${id}rc`,
    inspect: 'inspect NAME',
    set: 'set NAME',
    unset: 'unset NAME',
    find: 'find NAME',
    reload: `exec ${id}`,
    ...words,
  } as Shell['words'],
})
const shells = [shell('bash'), shell('zsh'), shell('fish', { unset: 'set -e NAME; echo $& NAME `x`' })]
const neutral: Profile = { os: [], shells: [], environments: [], provider: 'anthropic' }

function render(files: Record<string, string>, options: Partial<RenderSection> = {}) {
  const sources = new Map(
    Object.entries(files).map(([path, text]) => [path, text.startsWith('---') ? text : front + text]),
  )
  const blocks = renderSection({ sources, target: 'claude-md', profile: neutral, shells, ...options })
  return blocks.map(({ tree, ...block }) => {
    // The tree is handed on so that nobody parses again: it says what a parser would say.
    const printed = printMarkdown([inList(tree as RootContent)])
    expect(printed).toBe(block.markdown.replace(/^\d+\. /, '- '))
    return block
  })
}

/** The item of a list of one stands without its list. */
function inList(tree: RootContent): RootContent {
  return tree.type === 'listItem' ? { type: 'list', spread: false, children: [tree] } : tree
}
const skeleton = '<!-- id: title -->\n\n## Title\n\n<!-- slot: set-key -->\n'
const profile = (...ids: string[]): Profile => ({ ...neutral, shells: ids })

describe('a slot', () => {
  const files = {
    'claude-md/section.md': skeleton,
    'claude-md/set-key/zsh.md': '- zsh\n',
    'claude-md/set-key/bash.md': '- bash\n',
    'claude-md/set-key/default.md': '- any shell\n',
  }
  it('takes one variant per id of the profile, in the order of the list and not of the profile', () => {
    expect(render(files, { profile: profile('zsh', 'bash') })).toEqual([
      { id: 'section/title', markdown: '## Title' },
      { id: 'set-key/bash', markdown: '- bash' },
      { id: 'set-key/zsh', markdown: '- zsh' },
    ])
  })
  it('falls back to default.md where nothing matches', () => {
    expect(render(files, { profile: profile('fish') }).at(-1)).toEqual({
      id: 'set-key/default',
      markdown: '- any shell',
    })
  })
  it('takes the file for the provider before the one for everybody', () => {
    const both = { ...files, 'claude-md/set-key/zsh.bedrock.md': '- zsh on AWS\n' }
    const ids = (provider: Profile['provider']) =>
      render(both, { profile: { ...profile('zsh'), provider } }).map(block => block.id)
    expect(ids('bedrock')).toEqual(['section/title', 'set-key/zsh.bedrock'])
    expect(ids('vertex')).toEqual(['section/title', 'set-key/zsh'])
  })
  it('takes a provider that is named as an environment too only once', () => {
    const cloud: Profile = { ...neutral, environments: ['vertex'], provider: 'vertex' }
    expect(render({ ...files, 'claude-md/set-key/vertex.md': '- x\n' }, { profile: cloud })).toHaveLength(2)
  })
  it('vanishes when it is empty, and its heading with it', () => {
    const only = {
      'claude-md/section.md': `${skeleton}\n<!-- id: rest -->\n\n## Rest\n\n<!-- id: p -->\n\nText.\n`,
    }
    expect(render(only)).toEqual([
      { id: 'section/rest', markdown: '## Rest' },
      { id: 'section/p', markdown: 'Text.' },
    ])
  })
  it('keeps a heading whose content stands below a deeper heading', () => {
    const deep = {
      'claude-md/section.md':
        '<!-- id: a -->\n\n## A\n\n<!-- id: b -->\n\n### B\n\n<!-- slot: set-key -->\n\n<!-- id: c -->\n\n### C\n',
      'claude-md/set-key/default.md': 'Text.\n',
    }
    expect(render(deep).map(block => block.markdown)).toEqual(['## A', '### B', 'Text.'])
  })
})

describe('ids', () => {
  it('name further blocks of a variant by their comment', () => {
    const blocks = render({
      'claude-md/section.md': skeleton,
      'claude-md/set-key/default.md': '- one\n\n<!-- id: restart -->\n\n- two\n',
    })
    expect(blocks.map(block => block.id)).toEqual([
      'section/title',
      'set-key/default',
      'set-key/default.restart',
    ])
  })
  it('are demanded for the second block, with file and line', () => {
    const files = { 'claude-md/section.md': skeleton, 'claude-md/set-key/default.md': '- one\n- two\n' }
    expect(() => render(files)).toThrow(
      new TemplateError(
        { file: 'claude-md/set-key/default.md', line: 7 },
        'this block needs an id: put `<!-- id: name -->` before it',
      ),
    )
  })
  it('are counted in the guide', () => {
    const blocks = render(
      {
        'guide/section.md': '# Guide\n\n1. a\n2. b\n\n| x |\n| - |\n| y |\n\n<!-- slot: s -->\n',
        'guide/s/default.md': 'One.\n\n```sh\ntwo\n```\n',
      },
      { target: 'guide' },
    )
    expect(blocks.map(block => block.id)).toEqual([
      'section/1',
      'section/2',
      'section/3',
      'section/4',
      's/default',
      's/default.2',
    ])
    expect(joinBlocks(blocks.slice(1, 3))).toBe('1. a\n2. b')
  })
  it('are never given twice', () => {
    const twice = '<!-- id: a -->\n\nOne.\n\n<!-- id: a -->\n\nTwo.\n'
    expect(() => render({ 'claude-md/section.md': twice })).toThrow('two blocks have the id `section/a`')
  })
})

describe('words', () => {
  it('of several lines are refused inside a sentence and kept in a code block', () => {
    const shells = [shell('zsh', { persist: 'a NAME\nb' } as Partial<Shell['words']>)]
    const files = (text: string) => ({ 'claude-md/section.md': `<!-- id: a -->\n\n${text}` })
    const options = { shells, profile: profile('zsh') }
    expect(() => render(files('`{{persist X}}`\n'), options)).toThrow('several lines stands in a code block')
    expect(render(files('```sh\n{{persist X}}\n```\n'), options)[0]?.markdown).toBe('```sh\na X\nb\n```')
  })
  const one = (text: string, ids: string[] = ['fish']) =>
    render(
      {
        'claude-md/section.md': skeleton,
        'claude-md/set-key/zsh.md': text,
        'claude-md/set-key/fish.md': text,
      },
      { profile: profile(...ids) },
    ).at(-1)?.markdown
  it('come from the shell of the variant', () => {
    expect(one('- `{{profileFile}}`\n', ['fish', 'zsh'])).toBe('- `~/.fishrc`')
    expect(one('- `{{profileFile}}`\n', ['zsh'])).toBe('- `~/.zshrc`')
  })
  it('are filled in the tree: code with a backquote gets a longer fence, text is escaped, `$&` is text', () => {
    expect(one('Do `{{unset ANTHROPIC_API_KEY}}`.\n')).toBe(
      'Do `` set -e ANTHROPIC_API_KEY; echo $& ANTHROPIC_API_KEY `x` ``.',
    )
    expect(one('Read {{profileFile}}.\n')).toBe('Read \\~/.fishrc.')
    expect(one('```{{fence}}\n{{unset A_B}}\n```\n')).toBe('```fish\nset -e A_B; echo $& A_B `x`\n```')
  })
  it('are refused in HTML, where nothing would escape them', () => {
    expect(() => one('<kbd>{{profileFile}}</kbd>\n')).not.toThrow()
    expect(() => one('<div>\n{{profileFile}}\n</div>\n')).toThrow('a word stands in Markdown, not in HTML')
  })
  it('leave the expressions of GitHub Actions alone', () => {
    expect(one('`${{ secrets.KEY }}` {{tool}}\n')).toBe('`${{ secrets.KEY }}` authmd')
  })
  it('fill the address of a link from the words that the caller gives', () => {
    const files = { 'claude-md/pointer.md': '<!-- id: p -->\n\nSee [the guide]({{guidePath}}).\n' }
    expect(render(files, { skeleton: 'pointer', words: { guidePath: 'docs/a b.md' } })).toEqual([
      { id: 'section/p', markdown: 'See [the guide](<docs/a b.md>).' },
    ])
  })
  it.each([
    ['unknown', 'One\ntwo.\n\n<!-- id: x -->\n\n{{nope}}\n', 11, 'unknown word `{{nope}}`'],
    ['without the variable', '{{unset}}\n', 6, '`{{unset}}` needs the name of a variable'],
    ['with a variable too many', '{{profileFile A}}\n', 6, '`{{profileFile}}` takes no variable'],
    ['unclosed', '`{{unset A`\n', 6, '`{{` has no closing `}}`'],
    ['with no variable name', '{{unset a-b}}\n', 6, '`a-b` is not the name of a variable'],
  ])('that are %s are an error with file and line', (_, text, line, reason) => {
    expect(() => one(text)).toThrow(new TemplateError({ file: 'claude-md/set-key/fish.md', line }, reason))
  })
})

describe('front matter', () => {
  it.each([
    ['is missing', 'Text.\n', 'starts without front matter'],
    ['is not closed', '---\nsource: x\n', 'no closing'],
    ['lacks source', '---\nverified: 2026-11-23\n---\n', 'lacks `source`'],
    ['lacks verified', '---\nsource: x\n---\n', 'lacks `verified`'],
    ['has no day', '---\nsource: x\nverified: soon\n---\n', 'lacks `verified`'],
    ['is not flat', '---\nsource:\n  - x\n---\n', 'flat `key: value` lines'],
    ['says a key twice', '---\nsource: a\nsource: b\n---\n', 'names `source` twice'],
    [
      'has an odd rank',
      '---\nsource: a\nverified: 2026-11-23\nrank: high\n---\n',
      '`rank` is a whole number',
    ],
  ])('that %s is an error', (_, text, reason) => {
    const sources = new Map([['claude-md/section.md', text]])
    expect(() => renderSection({ sources, target: 'claude-md', profile: neutral, shells })).toThrow(reason)
  })
  it('may quote a value and end its lines with CRLF', () => {
    const text = '---\r\nsource: "a: b"\r\nverified: 2026-11-23\r\n---\r\n\r\n<!-- id: a -->\r\n\r\nText.\r\n'
    expect(render({ 'claude-md/section.md': text })).toEqual([{ id: 'section/a', markdown: 'Text.' }])
  })
})

describe('comments', () => {
  it.each([
    ['unknown', '<!-- todo -->\n', 'a comment is `<!-- slot: name -->` or `<!-- id: name -->`'],
    ['an id without a block', '<!-- id: a -->\n', 'no block follows the id `a`'],
    ['an id before a slot', '<!-- id: a -->\n\n<!-- slot: b -->\n', 'no block follows the id `a`'],
  ])('that are %s are an error', (_, text, reason) => {
    expect(() => render({ 'claude-md/section.md': text })).toThrow(reason)
  })
  it('for a slot stand in a skeleton only', () => {
    const files = { 'claude-md/section.md': skeleton, 'claude-md/set-key/default.md': '<!-- slot: x -->\n' }
    expect(() => render(files)).toThrow('only a skeleton holds slots')
  })
})

describe('a limit of lines', () => {
  const item = (id: string, rank: number) => `<!-- id: ${id}, rank: ${rank} -->\n\n- ${id}\n`
  const body = [
    '<!-- id: title -->\n\n## T\n',
    item('a', 9),
    item('b', 1),
    item('c', 9),
    '<!-- id: h -->\n\n## H\n',
    item('d', 5),
  ]
  const ids = (lines: number) =>
    render({ 'claude-md/section.md': withMeta(`lines: ${lines}`) + body.join('\n') }).map(block =>
      block.id.slice(8),
    )

  it('makes the largest rank give way, the last of equals first, and takes an emptied heading along', () => {
    expect(ids(6)).toEqual(['title', 'a', 'b', 'c', 'h', 'd'])
    expect(ids(5)).toEqual(['title', 'a', 'b', 'h', 'd'])
    expect(ids(4)).toEqual(['title', 'b', 'h', 'd'])
    expect(ids(3)).toEqual(['title', 'b'])
    expect(ids(1)).toEqual([])
  })
  it('counts characters too', () => {
    const files = { 'claude-md/section.md': withMeta('characters: 20') + body.join('\n') }
    expect(render(files).map(({ id }) => id)).toEqual(['title', 'b', 'h', 'd'].map(id => `section/${id}`))
  })
  it('takes the blocks of one variant file together', () => {
    const files = {
      'claude-md/section.md': `${withMeta('lines: 3')}<!-- id: a -->\n\nText.\n\n<!-- slot: s -->\n`,
      'claude-md/s/default.md': `${withMeta('rank: 60')}Try:\n\n<!-- id: code -->\n\n\`\`\`sh\nx\n\`\`\`\n`,
    }
    expect(render(files).map(block => block.id)).toEqual(['section/a'])
  })
})
