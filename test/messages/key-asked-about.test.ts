import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/messages/read-message.ts'

const question = 'Detected a custom API key in your environment\nDo you want to use this API key?\n  1. Yes'

describe('the question whether to use a key', () => {
  it('is about the answer to it, where nothing else was pasted', () => {
    expect(readMessage(question).causes[0]?.ruleId).toBe('key-declined')
  })

  it.each([
    ['Invalid API key · Please run /login', 'nothing-to-send'],
    [
      'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}',
      'key-rejected',
    ],
  ])('gives way to the error below it: %s', (error, cause) => {
    const reading = readMessage(`${question}\n\n> hi\n  ⎿  ${error}`)
    expect(reading.causes[0]?.ruleId).toBe(cause)
    expect(reading.proves).not.toBe('warning')
  })
})
