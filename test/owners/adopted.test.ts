import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createPlan } from '../../src/core/plan.ts'
import { openDocument } from '../../src/managed/markdown/open-document.ts'
import { readStance } from '../../src/stance/read-stance.ts'
import { ignoreOracle } from '../../src/targets/gitignore/ignore-without-git.ts'
import { templateSources as sources } from '../support/templates.ts'
import { virtualRepository } from '../support/virtual-repository.ts'
import { handWritten } from './cases/hand-written.ts'
import { handWrittenOtherwise } from './cases/hand-written-otherwise.ts'
import { makesKeys } from './owner-case.ts'

const folder = fileURLToPath(new URL('../managed/markdown/adopt/claude-code/', import.meta.url))
const texts: readonly (readonly [string, string])[] = [
  ...readdirSync(folder).map(name => [basename(name, '.md'), readFileSync(folder + name, 'utf8')] as const),
  ...[...handWritten, ...handWrittenOtherwise].map(
    ({ promise, files, agent = 'CLAUDE.md' }) => [promise, files[agent] ?? ''] as const,
  ),
]

/** The lines of a text after the merge: what its author wrote, and what is ours between the markers. */
function merged(before: string): { readonly theirs: string; readonly added: readonly string[] } | undefined {
  const plan = createPlan({
    ...{
      repository: virtualRepository({ 'CLAUDE.md': before }),
      sources,
      want: 'present',
      oracle: ignoreOracle,
    },
    ...{ choices: {}, onEdit: 'merge' },
    facts: () => ({ platform: 'linux', variables: {}, parents: [], files: [], shared: true, wsl: false }),
  })
  if (!plan.findings.some(({ ruleId }) => ruleId === 'section-adopted')) return undefined
  const { after = '' } = plan.edits.find(({ path }) => path === 'CLAUDE.md') ?? {}
  const lines = after.split(/\r?\n/)
  const from = lines.findIndex(line => line.includes('authmd:start'))
  const to = lines.findIndex(line => line.startsWith('<!-- authmd:end'))
  const section = lines.slice(from + 2, to)
  const left = before.split(/\r?\n/)
  const added = section.filter(line => line.trim() !== '' && !left.includes(line))
  return { theirs: section.filter(line => left.includes(line)).join('\n'), added }
}

const adopted = texts.flatMap(([name, text]) => {
  const merge = merged(text)
  return merge === undefined ? [] : [{ name, text, ...merge }]
})

/** What a line names; the program itself tells nothing. */
const codesIn = (line: string) =>
  Array.from(line.matchAll(/`([^`]+)`|\b([45]\d\d)\b/g), ([, code, status]) => code ?? status ?? '').filter(
    one => one !== 'claude',
  )
const providers = {
  bedrock: /aws sso/,
  vertex: /gcloud auth/,
  foundry: /az login/,
  gateway: /ANTHROPIC_BASE_URL/,
}

describe('what is added to a section that was adopted', () => {
  it('is added to most of them', () => {
    expect([texts.length, adopted.length]).toEqual([texts.length, expect.any(Number)])
    expect(adopted.length).toBeGreaterThanOrEqual(Math.floor(texts.length * 0.8))
  })

  it.each(adopted)('takes the stance of $name, and none of its own', ({ text, added }) => {
    const theirs = readStance(openDocument(text))
    const ours = readStance(openDocument(`# Claude Code login\n\n${added.join('\n')}\n`))
    expect(ours.evidence.filter(({ about }) => about !== 'provider')).toEqual(
      theirs.keys === 'forbidden' ? expect.any(Array) : [],
    )
    expect([undefined, theirs.provider]).toContain(ours.provider)
    if (theirs.keys === 'forbidden') expect(added.join('\n')).not.toMatch(makesKeys)
    for (const [provider, words] of Object.entries(providers))
      if (theirs.provider !== undefined && theirs.provider !== provider)
        expect(added.join('\n')).not.toMatch(words)
  })

  it.each(adopted)('says nothing that $name says', ({ theirs, added }) => {
    const said = codesIn(theirs)
    const twice = added.filter(line => {
      const codes = codesIn(line)
      return codes.length > 0 && codes.every(code => said.some(one => one === code))
    })
    expect(twice).toEqual([])
    const lines = [...theirs.split('\n'), ...added].filter(line => /\p{L}/u.test(line))
    expect(lines.filter((line, at) => /^#/.test(line) && lines.indexOf(line) < at)).toEqual([])
    expect(added.filter((line, at) => added.indexOf(line) < at)).toEqual([])
  })
})
