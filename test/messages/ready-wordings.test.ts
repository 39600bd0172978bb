import { expect, it } from 'vitest'
import { withoutEvidence } from '../../scripts/ready-wordings.ts'
import { statusIn } from '../../src/messages/status.ts'
import { wordings } from '../../src/messages/wordings/index.ts'

it('the table as the build ships it says the same, but for how and where a text was seen', () => {
  for (const wording of wordings) {
    const { seen, source, ...said } = withoutEvidence(wording)
    const { seen: wasSeen, source: _, ...full } = wording
    expect(said).toEqual(full)
    expect(source).toBe('')
    // All that a reader asks of it.
    expect(statusIn(seen)).toBe(statusIn(wasSeen))
  }
})
