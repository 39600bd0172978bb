import { describe, expect, it } from 'vitest'
import { diffOf } from '../../src/report/diff.ts'
import { mask } from '../../src/report/mask.ts'
import { harmlessTexts, weakForms } from './weak-forms.ts'

/** Made up by people: little about them is random. */
const weak = ['hunter2xyzzy', 'Sommer2024!', 'Tr0ub4dor&3Zq', 'q7ZkP2mWv9TdR4xLb6HsN8cYf3JgU5eA']
const words = 'kestrel-otter-walnut'

/** There a word may be the name of something, too. */
const open = [
  'HCL variable default',
  'tfvars, map of secrets',
  'tfstate output',
  'Helm values',
  'Helm values, map of secrets',
  'Helm values, secretEnv',
  'compose, command',
  'pypirc',
  'wget --http-password',
]

async function shown(text: string): Promise<string> {
  const lines = (first: string) => `${first}\n1\n2\n3\n${text}\n`
  const inside = await diffOf({ path: 'a', before: lines('a'), after: lines('b') })
  const added = await diffOf({ path: 'a', before: undefined, after: text })
  const removed = await diffOf({ path: 'a', before: text, after: 'x\n' })
  return [mask(text), inside, added, removed].join('\n')
}

const leaks = (value: string, text: string) =>
  [...value.slice(5)].some((_, at) => text.includes(value.slice(at, at + 6)))

describe('a secret that a person made up', () => {
  it.each(Object.entries(weakForms))('shows no 6 characters in %s', async (name, form) => {
    for (const value of open.includes(name) ? weak : [...weak, words]) {
      const found = await shown(form(value))
      expect(leaks(value, found), found).toBe(false)
      expect(found).not.toContain(Buffer.from(value).toString('base64').slice(0, 8))
    }
  })

  it.each(Object.entries(weakForms))('is masked once: the mask of it is left as it is in %s', (_, form) => {
    for (const value of [...weak, words]) expect(mask(mask(form(value)))).toBe(mask(form(value)))
  })

  it.each(open)('may be seen where it is words alone, and no quotes or place say more: %s', name => {
    expect(mask(weakForms[name]?.(words) ?? '')).toContain(words)
  })
})

it.each(harmlessTexts)('leaves what is no secret: %j', text => {
  expect(mask(text)).toBe(text)
})
