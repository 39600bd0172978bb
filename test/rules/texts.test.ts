import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ruleText } from '../../src/diagnosis/fix-of-page.ts'
import { parseMarkdown, printMarkdown } from '../../src/mdast/parse-and-print.ts'
import { rules } from '../../src/rules/index.ts'
import { shells } from '../../src/shells/index.ts'
import { readFrontMatter } from '../../src/templates/front-matter.ts'
import { renderExplain } from '../../src/templates/render-explain.ts'

const ids = rules.map(({ id }) => id)
const read = (id: string) => readFileSync(`templates/explain/${id}.md`, 'utf8')
/** Without what Markdown adds: fences, escapes, indents, line breaks. */
const words = (text: string) =>
  text
    .replaceAll(/^```.*$/gm, '')
    .replaceAll(/\\(?=[\W_])/g, '')
    .split(/\s+/)
    .filter(word => word !== '')

describe('the text of a rule', () => {
  it.each(ids)('%s is canonical Markdown with a title, a cause, a fix', id => {
    const { body } = readFrontMatter(`explain/${id}.md`, read(id))
    expect(printMarkdown(parseMarkdown(body).children).trim()).toBe(body.trim())
    for (const shell of [undefined, ...shells]) {
      const { title, cause, fix } = renderExplain({
        sources: new Map([[`explain/${id}.md`, read(id)]]),
        id,
        shell,
      })
      expect(title).toMatch(/^[A-Z].*[^.]$/)
      expect(cause.length).toBeGreaterThan(40)
      expect(fix.length).toBeGreaterThan(15)
    }
  })

  it.each(ids)('%s is in the terminal what it is on the page, in every shell', id => {
    for (const shell of shells) {
      const page = renderExplain({ sources: new Map([[`explain/${id}.md`, read(id)]]), id, shell })
      const { fix } = ruleText(read(id), { id, shell, os: [] })
      expect(words(fix)).toEqual(words(page.fix))
    }
  })

  it('names the variable of the finding where it names only one', () => {
    const shell = shells.find(({ id }) => id === 'bash')
    expect(shell).toBeDefined()
    if (shell === undefined) return
    const { fix } = ruleText(read('value-quoted'), {
      id: 'value-quoted',
      shell,
      os: [],
      variable: 'ANTHROPIC_AUTH_TOKEN',
    })
    expect(fix).toContain('ANTHROPIC_AUTH_TOKEN')
    expect(fix).not.toContain('ANTHROPIC_API_KEY')
    const two = ruleText(read('oauth-token-as-key'), {
      id: 'oauth-token-as-key',
      shell,
      os: [],
      variable: 'ANTHROPIC_API_KEY',
    })
    expect(two.fix).toContain('CLAUDE_CODE_OAUTH_TOKEN')
    const refresh = { id: 'refresh-token-sent', shell, os: [], variable: 'ANTHROPIC_API_KEY' }
    expect(ruleText(read('refresh-token-sent'), refresh).fix).toContain('export CLAUDE_CODE_OAUTH_TOKEN')
  })

  it('never tells who is logged in to set a key, in any shell', () => {
    const telling = ids.filter(id => /\{\{(?:set|persist) ANTHROPIC_(?:API_KEY|AUTH_TOKEN)\}/.test(read(id)))
    expect(telling.length).toBeGreaterThan(10)
    for (const id of telling) {
      for (const shell of shells) {
        for (const variable of ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN']) {
          const { fix } = ruleText(read(id), { id, shell, os: [], variable, login: true })
          const [prompt = ''] = shell.words.set.split('NAME').join(variable).split('\n')
          expect(fix.includes(prompt), `${id} in ${shell.id}`).toBe(false)
          expect(fix.length).toBeGreaterThan(15)
        }
      }
    }
  })

  it('leaves the file of the administrator to the administrator', () => {
    const [shell] = shells
    if (shell === undefined) throw new Error('no shell')
    const input = { id: 'value-quoted', shell, os: [], settings: '/etc/claude-code/managed-settings.json' }
    expect(ruleText(read('value-quoted'), { ...input, managed: true }).fix).toMatch(/^Ask the administrator/)
    expect(ruleText(read('value-quoted'), input).fix).toMatch(/^Change or delete it in/)
  })
})
