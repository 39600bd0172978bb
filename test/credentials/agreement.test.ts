import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { resolve } from '../../src/credentials/order.ts'
import { probeCredentials } from '../../src/io/probe-credentials.ts'
import { clientFolder, loadSources, sourceOf } from '../client/shared.ts'
import { writeWorld } from '../client/write-world.ts'

interface Row {
  readonly combo: string
  readonly sent: string
  readonly oauthBeta: boolean
}

/** `x-api-key=K + Bearer=T`, `no request`. */
function expected({ sent, oauthBeta }: Row) {
  const code = (name: string) => new RegExp(`${name}=(\\w+)`).exec(sent)?.[1]
  const source = (name: string) => sourceOf[code(name) ?? ''] ?? null
  return {
    request: sent !== 'no request',
    xApiKey: source('x-api-key'),
    authorization: source('Bearer'),
    oauthBeta,
  }
}

describe('what the doctor predicts is what the client sent', async () => {
  const rows: readonly Row[] = JSON.parse(readFileSync(`${clientFolder}matrix.json`, 'utf8'))
  const sources = await loadSources()

  it('has all recorded rows', () => {
    expect(rows.length).toBe(289)
  })

  it.each(rows)('$combo: $sent', row => {
    const written = writeWorld(sources?.build(row.combo === '(none)' ? [] : row.combo.split('+')) ?? {})
    try {
      const { request, xApiKey, authorization, oauthBeta } = resolve(probeCredentials(written.world).facts)
      expect({ request, xApiKey, authorization, oauthBeta }).toEqual(expected(row))
    } finally {
      written.remove()
    }
  })
})
