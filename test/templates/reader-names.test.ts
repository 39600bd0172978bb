import { describe, expect, it } from 'vitest'
import { templateSources } from '../support/templates.ts'

/** What a reader sees of a template in our own words: no code, no quoted text of a program, no data about the page. */
const ownWords = (text: string) =>
  text
    .replaceAll(/^(?:symptom[\w-]*|source|causes|covers):.*$/gm, '')
    .replaceAll(/^## .*$/gm, '')
    .replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
    .replaceAll(/`[^`\n]*`/g, '')
    .replaceAll(/"[^"\n]*"/g, '')

/** Doctor answers a message in that message's words. */
const answersMessages = (file: string) => file.startsWith('doctor/')

/** Azure's own word for who pays there. */
const ofAzure = /azure|foundry/i

describe('the name of a thing in our own words', () => {
  it('is plan for what a person pays to have Claude, in the section, the guide and the explanations', () => {
    const others = [...templateSources].flatMap(([file, text]) =>
      (answersMessages(file) ? '' : ownWords(text))
        .split('\n')
        .filter(line => /(?<![\w-])subscriptions?(?![\w-])/i.test(line) && !ofAzure.test(file + line))
        .map(line => `${file}: ${line}`),
    )
    expect(others).toEqual([])
  })
})
