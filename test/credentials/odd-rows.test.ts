import { describe, expect, it } from 'vitest'
import { resolve } from '../../src/credentials/order.ts'
import { type ProbeOptions, probeCredentials } from '../../src/io/probe-credentials.ts'
import { type Setup, writeWorld } from '../client/write-world.ts'
import { oddRows } from './odd-rows.ts'
import { nothing } from './sent-by.ts'

function sentBy(setup: Setup, options: ProbeOptions | undefined): string {
  const written = writeWorld(setup)
  try {
    const resolution = resolve(probeCredentials(written.world, options).facts)
    if (resolution.provider !== 'anthropic') return `provider ${resolution.provider}`
    if (resolution.blocked !== undefined) return `blocked ${resolution.blocked}`
    if (resolution.refused !== undefined) return `refused ${resolution.refused}`
    if (!resolution.request) return nothing
    const { xApiKey, authorization, oauthBeta } = resolution
    return [xApiKey && `x=${xApiKey}`, authorization && `a=${authorization}`, oauthBeta && 'b']
      .filter(Boolean)
      .join(' ')
  } finally {
    written.remove()
  }
}

describe.each(Object.entries(oddRows))('%s, as measured', (_, rows) => {
  for (const [title, setup, sent, options] of rows) {
    it(title, () => expect(sentBy(setup, options)).toBe(sent))
  }
})
