import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowchartOutline } from '../../src/report/flowchart-outline.ts'
import { COLORED, PLAIN } from '../../src/report/paint.ts'
import { terminalMarkdown } from '../../src/report/terminal-markdown.ts'

const plain = (markdown: string, columns = 40) => terminalMarkdown([{ markdown }], { columns, paint: PLAIN })

describe('Markdown for a terminal', () => {
  it('wraps prose and keeps commands whole', () => {
    const command = `x ${'long '.repeat(20)}end`
    const text = plain(
      `# Title\n\nOne two three four five six seven eight nine ten.\n\n\`\`\`sh\n${command}\n\`\`\`\n`,
    )
    expect(text).toBe(
      `Title\n=====\n\n  One two three four five six seven\n  eight nine ten.\n\n    ${command}\n`,
    )
  })
  it('keeps the full stop after a piece of code on its line', () => {
    expect(plain('Aaaa bbbb cccc dddd eeee ffff `gg hh`. Then.', 40)).toBe(
      '  Aaaa bbbb cccc dddd eeee ffff `gg hh`.\n  Then.\n',
    )
  })
  it('shows lists, tables, links and strong text', () => {
    expect(plain('- one\n- two [name](https://example.com/x)\n')).toBe(
      '  - one\n  - two name (https://example.com/x)\n',
    )
    expect(plain('| A | B |\n| --- | --- |\n| `X` | does x |\n')).toBe('  `X`\n      B: does x\n')
    expect(terminalMarkdown([{ markdown: '**a** `b`' }], { columns: 80, paint: COLORED })).toBe(
      '  \x1b[1ma\x1b[22m \x1b[36mb\x1b[39m\n',
    )
  })
  it('leads to a heading by its title, and to nothing where the words of the link are that title', () => {
    const text = '# Log in again\n\n[Log in again](#log-in-again), or [log in](#log-in-again).\n'
    expect(plain(text, 80)).toContain('  Log in again, or log in (→ Log in again).\n')
  })
  it('shows each address once, also one whose last word is that of the link', () => {
    expect(plain('[errors](https://example.com/errors) <https://example.com/x>', 80)).toBe(
      '  errors (https://example.com/errors) https://example.com/x\n',
    )
  })
  it('takes 80 columns where a terminal does not know its width', () => {
    const text = plain('word '.repeat(30), 0)
    expect(text.split('\n')[0]?.length).toBeGreaterThan(70)
  })
  it('leaves comments out', () => {
    expect(plain('<!-- x -->\n\nText\n')).toBe('  Text\n')
  })
  it('loses no word and passes no line over the width, whatever the prose', () => {
    const word = fc.stringMatching(/^[a-zA-Zäö,.]{1,12}$/)
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 20, max: 90 }),
        (words, columns) => {
          const text = plain(words.join(' '), columns)
          expect(text.split(/\s+/).filter(Boolean)).toEqual(words)
          for (const line of text.split('\n'))
            expect([...line].length).toBeLessThanOrEqual(Math.min(80, columns))
        },
      ),
    )
  })
})

describe('a flowchart', () => {
  it('becomes an outline with its questions and answers', () => {
    const chart =
      'flowchart LR\n  a(["Start"])\n  a --> b["One<br>more"]\n  a -- no ---> c("Two")\n  b -- yes --> c\n  class c x'
    expect(flowchartOutline(chart)).toEqual(['Start', '├─ One more', '│  └─ yes: Two', '└─ no: Two'])
  })
  it('is left as it is written where it says more than the outline can', () => {
    expect(flowchartOutline('sequenceDiagram\n  A->>B: hi')).toBeUndefined()
    expect(flowchartOutline('flowchart TD\n  subgraph x')).toBeUndefined()
  })
})
