import { describe, expect, it } from 'vitest'
import { compare, type Told } from '../support/windows/compare.ts'
import type { Sent } from '../support/windows/row.ts'

const sent: Sent = {
  request: true,
  xApiKey: 'shell:ANTHROPIC_API_KEY',
  authorization: null,
  oauthBeta: false,
  provider: 'anthropic',
  host: 'default',
}
const told: Told = {
  resolution: {
    request: true,
    xApiKey: 'shell:ANTHROPIC_API_KEY',
    authorization: null,
    oauthBeta: false,
    provider: 'anthropic',
    baseUrl: { source: 'default' },
    evidence: 'measured',
  },
}
const nothing = { xApiKey: null, authorization: null, oauthBeta: false }

describe('a run of the Windows client beside the answer of doctor', () => {
  it('agrees where all that went out is what doctor says', () => {
    expect(compare(sent, told)).toEqual({ outcome: 'agrees' })
    const silent = { resolution: { ...told.resolution, ...nothing, request: false } } as Told
    expect(compare({ request: false, ...nothing }, silent)).toEqual({ outcome: 'agrees' })
  })
  it('differs where another value went out, or none', () => {
    expect(compare({ ...sent, xApiKey: null }, told).outcome).toBe('differs')
    expect(compare({ request: false, ...nothing }, told).outcome).toBe('differs')
  })
  it('says nothing where the client reached no server, and so is never counted as agreeing', () => {
    expect(compare({ request: 'tried', ...nothing }, told)).toEqual({ outcome: 'unreached' })
  })
  it('differs where doctor gave no answer, whatever the client reached', () => {
    expect(compare({ request: 'tried', ...nothing }, undefined).outcome).toBe('differs')
  })
})
