import { describe, expect, it } from 'vitest'
import { topics } from '../../src/targets/topics.ts'
import { joinBlocks } from '../../src/templates/fit.ts'
import { renderSection } from '../../src/templates/render-section.ts'
import { templateSources as sources } from '../support/templates.ts'

describe.each(topics.filter(topic => topic !== 'auth'))('the topic %s', target => {
  const profile = { os: [], shells: [], environments: [], provider: 'anthropic' } as const
  const blocks = renderSection({ sources, target, profile })

  it('is a title and at least one point, in at most 8 lines with the blank ones of its markers', () => {
    expect(blocks[0]?.markdown).toMatch(/^## /)
    expect(blocks.length).toBeGreaterThan(1)
    expect(joinBlocks(blocks).split('\n').length + 2).toBeLessThanOrEqual(8)
  })
})
