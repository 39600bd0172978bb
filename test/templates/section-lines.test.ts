import { describe, expect, it } from 'vitest'
import { environments } from '../../src/environments/index.ts'
import { readTemplateFiles } from '../../src/io/template-files.ts'
import { shells } from '../../src/shells/index.ts'
import { wordsOf } from '../../src/shells/words-of.ts'
import { joinBlocks } from '../../src/templates/fit.ts'
import { fitSection } from '../../src/templates/render-section.ts'
import { lineApplies, type Stance, sectionLines } from '../../src/templates/section-lines.ts'
import type { Os, Profile, Provider } from '../../src/types.ts'
import { runs } from '../support/runs.ts'

const sources = readTemplateFiles('templates')
const providers: readonly Provider[] = ['anthropic', 'bedrock', 'vertex', 'foundry', 'gateway']
const help = 'Ask in the channel #claude-help, or run our own install script, named setup.sh.'

const subsets = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: 2 ** list.length }, (_, bits) => list.filter((_one, at) => (bits >> at) % 2 === 1))
const systems = subsets<Os>(['linux', 'macos', 'windows'])
const shellSets = subsets(shells.map(({ id }) => id))
/** CI decides a line that always stays; all others only compete for the room that is left. */
const environmentSets = subsets(['github-actions', 'gitlab-ci']).flatMap(ci => {
  const others = environments.map(({ id }) => id).filter(id => !['github-actions', 'gitlab-ci'].includes(id))
  return [ci, [...ci, ...others], ...others.map(one => [...ci, one])]
})

const notes = environments
  .filter(({ id, provider }) => provider === undefined && !['github-actions', 'gitlab-ci'].includes(id))
  .map(({ id }) => id)

function commandLines(blocks: ReturnType<typeof fitSection>['blocks']): readonly string[] {
  return blocks
    .filter(({ id }) => ['check-key', 'way-back', 'set-key'].includes(id.split('/')[0] ?? ''))
    .map(({ markdown }) => markdown)
}

/** Where a document wants no key. */
const placeSets = [[], ['startup'], ['startup', 'keychain', 'vault']] as const

/** Walks the whole product in steps that share no factor with its sizes, so that each run sees every value of each axis. */
function* combinations(count: number): Generator<{ readonly profile: Profile; readonly stance: Stance }> {
  const total = systems.length * shellSets.length * environmentSets.length * providers.length * 6
  const step = Math.max(1, Math.floor(total / count) | 1)
  for (let at = 0; at < total; at += step) {
    let rest = at
    const take = <T>(list: readonly T[]): T => {
      const one = list[rest % list.length] as T
      rest = Math.floor(rest / list.length)
      return one
    }
    const provider = take(providers)
    const keys = take(['allowed', 'forbidden'] as const)
    const places = take(placeSets)
    yield {
      stance: { keys, places },
      profile: { provider, os: take(systems), environments: take(environmentSets), shells: take(shellSets) },
    }
  }
}

describe('the section of every shell, system, provider and set of environments', () => {
  it('has at most 24 lines with text and 1,700 characters, and every line that applies', () => {
    let count = 0
    for (const { profile, stance } of combinations(runs(600, 40_000).numRuns)) {
      for (const words of [{}, { help }]) {
        const { blocks } = fitSection({ sources, target: 'claude-md', profile, words, stance })
        const text = joinBlocks(blocks)
        const label = JSON.stringify({ profile, words, stance })
        expect(text.split('\n').filter(line => line !== '').length, label).toBeLessThanOrEqual(24)
        expect(text.length, label).toBeLessThanOrEqual(1700)
        const there = new Set(blocks.map(({ id }) => id.split('/')[0]))
        const wanted = sectionLines
          .filter(line => lineApplies(line, { provider: profile.provider, stance, help: 'help' in words }))
          .filter(({ id }) => id !== 'ci' || profile.environments.some(one => /^git/.test(one)))
        expect(
          wanted.map(({ id }) => id).filter(id => !there.has(id)),
          label,
        ).toEqual([])
        count++
      }
    }
    expect(count).toBeGreaterThan(1000)
  }, 600_000)
  it('has room for the common shells where nobody said which, and for any two that were named', () => {
    for (const provider of providers) {
      for (const os of systems) {
        for (const set of shellSets.filter(({ length }) => length < 3)) {
          const profile = { os, shells: set, environments: [], provider }
          const { withheld } = fitSection({ sources, target: 'claude-md', profile })
          expect(
            withheld.filter(id => id.startsWith('shell/')),
            JSON.stringify(profile),
          ).toEqual([])
        }
      }
    }
  })
  it('gives whoever has one shell the command that sets a key unseen, the answer to the question, and the way back', () => {
    for (const shell of shells) {
      for (const os of shell.os) {
        for (const set of [[], ['github-actions'], ['gitlab-ci', 'vscode']]) {
          const words = wordsOf(shell, [os])
          const profile: Profile = { os: [os], shells: [shell.id], environments: set, provider: 'anthropic' }
          const text = joinBlocks(fitSection({ sources, target: 'claude-md', profile }).blocks)
          for (const word of ['ask', 'drop', 'count'] as const) {
            expect(text, `${JSON.stringify(profile)} ${word}`).toContain(
              `\`${words[word].split('NAME').join('ANTHROPIC_API_KEY')}\``,
            )
          }
          expect(text).toContain('choose Yes')
        }
      }
    }
  })
  it('tells nobody to set a key whom the document forbids it', () => {
    for (const os of systems) {
      const profile: Profile = { os, shells: [], environments: ['github-actions'], provider: 'anthropic' }
      const text = joinBlocks(
        fitSection({ sources, target: 'claude-md', profile, stance: { keys: 'forbidden' } }).blocks,
      )
      expect(text).not.toMatch(/API key for this session|Rotate|separate keys|settings\/keys/)
      expect(text).toContain('/login')
    }
  })
  it('names no start-up file for a key to whom the document forbids it, and another place instead', () => {
    for (const provider of ['anthropic', 'gateway', 'foundry'] as const) {
      const profile: Profile = { os: ['linux'], shells: ['zsh', 'fish'], environments: [], provider }
      const stance = { keys: 'allowed', places: ['startup'] } as const
      const text = joinBlocks(fitSection({ sources, target: 'claude-md', profile, stance }).blocks)
      if (provider === 'foundry')
        expect(text).toMatch(/Without `az login`: `ANTHROPIC_FOUNDRY_API_KEY`, for this session only/)
      else expect(text).toMatch(/For good: in your keychain or password manager/)
      expect(text).not.toMatch(/For good: in `~|delete it from/)
    }
  })
  it('has room for the note of any one environment beside one Unix shell and its CI, and takes no command for it', () => {
    for (const provider of providers) {
      for (const shell of ['zsh', 'bash', 'fish']) {
        for (const ci of [[], ['github-actions'], ['gitlab-ci']]) {
          const profile = { os: ['linux'] as const, shells: [shell], environments: ci, provider }
          const without = commandLines(fitSection({ sources, target: 'claude-md', profile }).blocks)
          for (const note of notes) {
            const noted = { ...profile, environments: [...ci, note] }
            const { blocks, withheld } = fitSection({ sources, target: 'claude-md', profile: noted })
            expect(
              withheld.filter(unit => unit.startsWith('environment/')),
              JSON.stringify(noted),
            ).toEqual([])
            expect(commandLines(blocks), JSON.stringify(noted)).toEqual(without)
          }
        }
      }
    }
  })
  it('has room for most notes where no shell was named', () => {
    for (const provider of providers) {
      const lost = notes.filter(note => {
        const profile = { os: [], shells: [], environments: [note], provider }
        return fitSection({ sources, target: 'claude-md', profile }).withheld.includes(`environment/${note}`)
      })
      expect(lost.length, `${provider}: ${lost}`).toBeLessThanOrEqual(2)
    }
  })
  it('names what has no room, the least important first', () => {
    const profile: Profile = {
      os: ['linux'],
      shells: shells.map(({ id }) => id),
      environments: environments.filter(({ provider }) => !provider).map(({ id }) => id),
      provider: 'anthropic',
    }
    const { blocks, withheld } = fitSection({ sources, target: 'claude-md', profile })
    expect(withheld).toContain('shell/tcsh')
    expect(withheld).toContain('environment/tmux')
    expect(withheld.indexOf('environment/container')).toBeLessThan(withheld.indexOf('shell/tcsh'))
    const there = blocks.map(({ id }) => id)
    expect(withheld.filter(unit => there.includes(unit))).toEqual([])
  })
})
