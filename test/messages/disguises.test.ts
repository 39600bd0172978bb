import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/messages/read-message.ts'
import { wordings } from '../../src/messages/wordings/index.ts'
import { growth, linear, repeated } from '../support/growth.ts'
import { disguises } from './disguises.ts'

describe('every known wording is found again', () => {
  it('as it is printed, with its own sender and its own first cause', () => {
    const lost = wordings.filter(({ id, sender, seen, causes }) => {
      const reading = readMessage(seen)
      return (
        !reading.wordings.some(one => one.id === id) ||
        reading.causes[0]?.ruleId !== causes[0]?.[0] ||
        reading.sender.kind !== sender.kind
      )
    })
    expect(
      lost.map(({ id, seen }) => `${id}: ${JSON.stringify(readMessage(seen).wordings.map(one => one.id))}`),
    ).toEqual([])
  })

  it.each(disguises)('$name', ({ put }) => {
    const lost = wordings.filter(
      ({ id, seen }) => !readMessage(put(seen)).wordings.some(one => one.id === id),
    )
    expect(
      lost.map(
        ({ id, seen }) => `${id}: ${JSON.stringify(readMessage(put(seen)).wordings.map(one => one.id))}`,
      ),
    ).toEqual([])
  })
})

describe('the table of wordings', () => {
  it('has each id once', () => {
    expect(new Set(wordings.map(({ id }) => id)).size).toBe(wordings.length)
  })

  it('gives the causes of each wording best first', () => {
    for (const { causes } of wordings) {
      const scores = causes.map(([, score]) => score)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
    }
  })

  it('leads no reader of a gateway’s text to a login or a key at Anthropic', () => {
    const own =
      /^(?:nothing-to-send|login-|key-|bearer-rejected|credential-rejected|token-|subscription-|credit-too-low)/
    const leading = wordings
      .filter(({ sender }) => sender.kind === 'gateway')
      .flatMap(({ id, causes }) =>
        causes.filter(([cause]) => own.test(cause)).map(([cause]) => `${id}: ${cause}`),
      )
    expect(leading).toEqual([])
  })

  it('takes no text for an error that is none', () => {
    const harmless = [
      'Build succeeded in 401 ms',
      'The token bucket refills every minute; see the key below.',
      'I logged in yesterday and all was fine.',
      'export ANTHROPIC_API_KEY=…',
      '200 OK',
      'Please review the code and tell me what you think of the login page.',
    ]
    expect(harmless.filter(text => readMessage(text).causes.length > 0)).toEqual([])
  })

  it('is asked for the whole of a long log: an error is found at its begin, in its middle, and where two parts meet', () => {
    const wanted = readMessage('API Error: 401 invalid x-api-key').causes
    const noise = (count: number) => 'debug: y '.repeat(count)
    for (const before of [0, 2000, 4000, 5500, 9000]) {
      const log = `${noise(before)}\nAPI Error: 401 invalid x-api-key\n${noise(9000 - before)}`
      expect(readMessage(log).causes, String(before)).toEqual(wanted)
    }
    // Of several the last one counts, and no end of a part counts as the end of the text.
    const two = `Credit balance is too low\n${noise(4000)}\nAPI Error: 401 invalid x-api-key\n${noise(4000)}`
    expect(readMessage(two).causes).toEqual(wanted)
    for (let shift = 1; shift <= 20; shift += 1)
      expect(readMessage(`${'OAuth token has exp\n'.repeat(1100)}${'y'.repeat(shift)} `).causes).toEqual([])
  })

  it.each([
    'Failed to authenticate. API Error: 401 {"type":"error","error":{"type":"authentication_err',
    'API Error: 401 {"type":"error","error":{"type":"authentication_error","mess',
    'API Error: 401 {"type":"error","err',
  ])('is taken for a refusal by the API where its form is cut off: %s', text => {
    const { sender, proves, causes } = readMessage(text)
    expect({ kind: sender.kind, proves, cause: causes[0]?.ruleId }).toEqual({
      kind: 'anthropic',
      proves: 'rejection',
      cause: 'credential-rejected',
    })
    expect(causes[0]?.score).toBeGreaterThanOrEqual(50)
  })

  it('needs time in proportion to the text', () => {
    const hostile = [
      'API Error: ',
      '[12:00:00] ',
      '\\\\\\\\n',
      'a.a-a ',
      '{"error":',
      '2026-11-28T',
      `${String.fromCharCode(27)}[0`,
    ]
    for (const piece of hostile)
      expect(growth(repeated(piece), readMessage, 4096), piece).toBeLessThan(linear)
  })
})
