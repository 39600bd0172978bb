import { describe, expect, it } from 'vitest'
import { runDoctor } from './run-doctor.ts'

const key = `sk-ant-${'api03'}-${'Qz7'.repeat(31)}AA`
const token = `sk-ant-${'oat01'}-${'x7Q'.repeat(31)}AA`
const checkOf = async (given: Parameters<typeof runDoctor>[0]) => {
  const { stdout } = await runDoctor({ ...given, flags: { shell: 'bash', ...given.flags } })
  return /^Check +(.*)$/m.exec(stdout)?.[1]
}

describe('a check of doctor confirms the mended state alone', () => {
  it.each([`"${key}"`, `\u201c${key}\u201d`, `Bearer ${key}`, key.slice(0, 60)])(
    'counts what the fix leaves, where the value is wrong: form %#',
    async value => {
      expect(await checkOf({ env: { ANTHROPIC_API_KEY: value } })).toBe(
        'printenv ANTHROPIC_API_KEY | wc -c     109 = it is whole',
      )
    },
  )

  it.each([`"${token}"`, '"some-key-of-a-gateway"'])(
    'asks for an answer, where no count tells a good value from the bad one: form %#',
    async value => {
      const env = { ANTHROPIC_AUTH_TOKEN: value, ANTHROPIC_BASE_URL: 'https://gw.example.com' }
      expect(await checkOf({ env })).toBe('claude -p hi     an answer = it works')
    },
  )

  it('counts the value that will be there, where none is', async () => {
    const check = await checkOf({ proj: { '.env': `ANTHROPIC_API_KEY=${key}\n` }, env: {} })
    expect(check).toBe('printenv ANTHROPIC_API_KEY | wc -c     109 = it is there')
  })
})
