import { beforeAll, describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../src/mdast/parse-and-print.ts'
import { powershell } from '../../src/shells/powershell.ts'
import { wordsOf } from '../../src/shells/words-of.ts'
import { renderExplain } from '../../src/templates/render-explain.ts'
import { renderGuideBlocks } from '../../src/templates/render-guide.ts'
import { modulePath } from '../support/shells.ts'
import { templateSources as sources } from '../support/templates.ts'

const parserPath = modulePath('web-tree-sitter')
const grammar = modulePath('tree-sitter-powershell/tree-sitter-powershell.wasm')

interface Node {
  readonly hasError: boolean
}
interface Engine {
  readonly parse: (text: string) => { readonly rootNode: Node }
}
interface Library {
  readonly Parser: {
    readonly init: () => Promise<void>
    new (): Engine & { readonly setLanguage: (language: unknown) => void }
  }
  readonly Language: { readonly load: (path: string) => Promise<unknown> }
}

if (parserPath === undefined || grammar === undefined) {
  it.skip('SKIPPED: no PowerShell grammar is installed, so its words were not parsed', () => undefined)
} else {
  let engine: Engine
  beforeAll(async () => {
    const { Parser, Language } = (await import(parserPath)) as Library
    await Parser.init()
    const parser = new Parser()
    parser.setLanguage(await Language.load(grammar))
    engine = parser
  })

  describe('the words of PowerShell', () => {
    for (const os of ['windows', 'linux'] as const) {
      for (const [word, text] of Object.entries(wordsOf(powershell, [os]))) {
        // A phrase and a path are no commands.
        if (word === 'keptIn' || word === 'certificate') continue
        it(`${word} on ${os} is PowerShell by its grammar (parsed, not run)`, () => {
          expect(engine.parse(text.split('NAME').join('ANTHROPIC_API_KEY')).rootNode.hasError).toBe(false)
        })
      }
    }

    it('and every command of the guide and the explanations that its reader gets are PowerShell by its grammar', () => {
      const profile = {
        os: ['windows'],
        shells: ['powershell'],
        environments: [],
        provider: 'anthropic',
      } as const
      const shell = powershell
      const pages = [...sources.keys()].flatMap(path => {
        const page = /^explain\/(.+)\.md$/.exec(path)?.[1]
        return page === undefined || /^about: /m.test(sources.get(path) ?? '')
          ? []
          : [{ id: page, markdown: renderExplain({ sources, id: page, shell, os: ['windows'] }).fix }]
      })
      const commands = [...renderGuideBlocks({ sources, profile }), ...pages].flatMap(({ id, markdown }) =>
        parseMarkdown(markdown).children.flatMap(node =>
          node.type === 'code' && ['sh', 'powershell'].includes(node.lang ?? '')
            ? [{ id, text: node.value }]
            : [],
        ),
      )
      expect(commands.length).toBeGreaterThan(50)
      // PowerShell hands `--name=value` and `--` on to programs; this grammar does not know them.
      const known = commands.map(({ id, text }) => ({
        id,
        text: text.replace(/ --env-file=\S+ --(?= )/, ''),
      }))
      expect(known.filter(({ text }) => engine.parse(text).rootNode.hasError)).toEqual([])
    })

    it('sees a mistake', () => {
      expect(engine.parse("if (-not $v) { 'x'").rootNode.hasError).toBe(true)
      expect(engine.parse('\'a\' | ForEach-Object { "$($_.Path" }').rootNode.hasError).toBe(true)
    })
  })
}
