import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanRootBlocks } from '../../src/commonmark/index.ts'
import { openDocument } from '../../src/managed/markdown/open-document.ts'
import { isSurelyOpen, sentencesThatMatter } from '../../src/stance/may-matter.ts'
import { placesForbidden } from '../../src/stance/places-of-keys.ts'
import { readStance } from '../../src/stance/read-stance.ts'
import { paragraphsOf } from '../../src/stance/sentences.ts'
import {
  aboutClaudeCode,
  apiKey,
  keyName,
  onlyThePlan,
  onlyThrough,
  staysUnset,
} from '../../src/stance/vocabulary.ts'
import { runs } from '../support/runs.ts'

/** The words of the vocabulary itself, so that a new one is tried without being named here. */
const source = ['vocabulary', 'place-words']
  .map(name => readFileSync(new URL(`../../src/stance/${name}.ts`, import.meta.url), 'utf8'))
  .join('\n')
const words = [
  ...new Set(
    [...source.matchAll(/(["'`/])((?:(?!\1).)*\|(?:(?!\1).)*)\1/g)]
      .flatMap(([, , text = '']) => text.split('|'))
      .map(word => word.replace(/\(\?[:<!=]+|\\p\{L\}|\\s|\\|[()*?^$]|\[[^\]]*\]/g, ' ').trim())
      .filter(word => word !== ''),
  ),
]
const joints = [
  'Claude Code',
  'ANTHROPIC_API_KEY',
  'API key',
  'API-Schlüssel',
  'clé d’API',
  'Team plan',
  'Max-Abo',
  '/login',
  '.env',
  'only',
  'Bedrock',
  'the gateway',
  'never in',
  '~/.zshrc',
  'shell profile',
  'your key',
  'keychain',
  '仅',
  '订阅',
  'ſubscription',
  'only',
  '.',
  ',',
  '\n',
  '\n\n',
  '# ',
  '- ',
]
const text = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...joints) },
      { weight: 1, arbitrary: fc.constantFrom(...words) },
    ),
    {
      maxLength: 9,
    },
  )
  .map(parts => parts.join(' '))

describe('the cheap look before the costly patterns', () => {
  it('lets through every clause that a rule could be about', () => {
    const provider = /Bedrock|Vertex|Foundry|gateway|LiteLLM|网关|ゲートウェイ|게이트웨이/iu
    let about = 0
    fc.assert(
      fc.property(text, clause => {
        const subject =
          keyName.test(clause) ||
          apiKey.test(clause) ||
          clause.includes('.env') ||
          onlyThePlan(clause) ||
          onlyThrough(clause, provider) ||
          staysUnset(clause) ||
          placesForbidden(clause, { here: true, about: true }).places.length > 0
        if (!subject || !(aboutClaudeCode.test(clause) || keyName.test(clause))) return
        about++
        const sentences = [{ text: clause, line: 1 }]
        expect(sentencesThatMatter({ text: clause, headings: [], under: '', sentences })).toEqual(sentences)
      }),
      runs(3000, 300_000),
    )
    expect(about).toBeGreaterThan(100)
  })

  it('takes no document for silent that says something', () => {
    let silent = 0
    fc.assert(
      fc.property(text, text, (head, tail) => {
        const above = `${head}\n\n`
        const section = '<!-- note -->'
        if (!isSurelyOpen(above, `\n\n${tail}`)) return
        silent++
        expect(readStance(openDocument(`${above}${section}\n\n${tail}`)).evidence).toEqual([])
      }),
      runs(3000, 300_000),
    )
    expect(silent).toBeGreaterThan(30)
  })

  it('reads the same clauses as the rules do', () => {
    const document = '# A\n\nUse Claude Code with\nthe team plan only.\n'
    const paragraphs = paragraphsOf(document, scanRootBlocks(document).blocks)
    expect(paragraphs.flatMap(sentencesThatMatter)).not.toEqual([])
  })
})
