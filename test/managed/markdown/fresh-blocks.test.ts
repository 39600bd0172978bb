import fc from 'fast-check'
import { expect, it } from 'vitest'
import { environments } from '../../../src/environments/index.ts'
import { freshUnits } from '../../../src/managed/markdown/fresh-blocks.ts'
import { printBlock } from '../../../src/managed/markdown/print-block.ts'
import { shells } from '../../../src/shells/index.ts'
import { renderSection } from '../../../src/templates/render-section.ts'
import type { Profile } from '../../../src/types.ts'
import { runs } from '../../support/runs.ts'
import { templateSources } from '../../support/templates.ts'

const profiles: fc.Arbitrary<Profile> = fc.record({
  os: fc.subarray(['linux', 'macos', 'windows'] as const),
  shells: fc.subarray(
    shells.map(({ id }) => id),
    { maxLength: 3 },
  ),
  environments: fc.subarray(environments.map(({ id }) => id)),
  provider: fc.constantFrom('anthropic', 'bedrock', 'vertex', 'foundry', 'gateway'),
})

const style = { bullet: '*', emphasis: '*', strong: '_', fence: '~', setext: true, depthShift: 1 } as const

it('a rendered block has the same digest and the same print by its tree and by its text', () => {
  fc.assert(
    fc.property(profiles, fc.constantFrom('claude-md', 'guide'), (profile, target) => {
      for (const block of renderSection({
        sources: templateSources,
        target,
        profile,
        words: { guidePath: 'a.md' },
      })) {
        const { id, markdown } = block
        expect(freshUnits([block], 'block')[0]?.digest, id).toBe(
          freshUnits([{ id, markdown }], 'block')[0]?.digest,
        )
        expect(freshUnits([block], 'block')[0]?.kind, id).toBe(
          freshUnits([{ id, markdown }], 'block')[0]?.kind,
        )
        expect(printBlock(block, style), id).toBe(printBlock({ markdown }, style))
      }
    }),
    runs(6, 200),
  )
})
