import { describe, expect, it } from 'vitest'
import { login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

async function told(given: Given): Promise<string> {
  const { stdout } = await runDoctor({ ...given, flags: { 'no-color': true, ...given.flags } })
  return stdout.replace(/\s+/g, ' ')
}

const notFound = (model: string) =>
  `API Error: 404 {"type":"error","error":{"type":"not_found_error","message":"model: ${model}"}}`

const settings = {
  ...login,
  '.claude/settings.json':
    '{\n  "model": "claude-opus-9[1m]",\n  "env": {\n    "ANTHROPIC_MODEL": "claude-sonnet-9"\n  }\n}\n',
}

describe('a model that was not found', () => {
  it.each([
    ['claude-opus-9', '"model" in ~/.claude/settings.json:2'],
    ['claude-sonnet-9', 'ANTHROPIC_MODEL in ~/.claude/settings.json:4'],
  ])('is told with the line that sets it: %s', async (model, place) => {
    const text = await told({ home: settings, flags: { error: notFound(model) } })
    expect(text).toContain(`Cause The model that was not found is the one set by ${place}`)
    expect(text).toContain('delete that entry')
  })

  it('of another name leaves the cause open, and names what is set', async () => {
    const text = await told({ home: settings, flags: { error: notFound('claude-opus-99') } })
    expect(text).not.toContain('is the one set by')
    expect(text).toContain(
      'Set here: ANTHROPIC_MODEL in ~/.claude/settings.json:4, "model" in ~/.claude/settings.json:2.',
    )
  })

  it('is taken out of the environment where it stands there', async () => {
    const text = await told({
      home: login,
      env: { ANTHROPIC_MODEL: 'claude-opus-9' },
      flags: { error: "There's an issue with the selected model (claude-opus-9). It may not exist" },
    })
    expect(text).toContain('is the one set by ANTHROPIC_MODEL in the environment')
    expect(text).toContain('Remove ANTHROPIC_MODEL where it is set')
  })

  it('is none where nothing is set', async () => {
    const text = await told({ home: login, flags: { error: notFound('claude-opus-9') } })
    expect(text).not.toMatch(/is the one set by|Set here/)
  })
})
