import { describe, expect, it } from 'vitest'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

const told = async (given: Given) =>
  (
    await runDoctor({ ...given, flags: { 'no-color': true, error: 'Credit balance is too low' } })
  ).stdout.replace(/\s+/g, ' ')

describe('an account without credits', () => {
  it('is that of the key which was sent, and says so', async () => {
    const text = await told({ env: { ANTHROPIC_API_KEY: key }, home: login })
    expect(text).toContain('its account has no credits. Your login was not used.')
    expect(text).toContain('unset ANTHROPIC_API_KEY')
  })

  it('may be that of a key which a login with the Console saved', async () => {
    const home = { ...login, '.claude.json': JSON.stringify({ primaryApiKey: key }) }
    const text = await told({ home })
    expect(text).toContain('A Console login has saved a key here')
    expect(text).toMatch(/claude auth logout claude auth login/)
  })

  it('is sought in the program that printed it where no key can be seen, and no variable is taken away', async () => {
    const text = await told({})
    expect(text).toContain('one in the settings of the program')
    expect(text).toContain('claude auth login')
    expect(text).not.toMatch(/Remove ANTHROPIC_API_KEY|unset/)
    // A key that a login with the Console saved lies in a file, which is not there, or in the Keychain of a Mac.
    expect(text).not.toMatch(/Console|claude auth logout/)
    const mac = await told({ overrides: { platform: 'darwin', container: false } })
    expect(mac).toMatch(/Console login saved, .*claude auth logout claude auth login/)
  })

  it('is that of a gateway, where one is asked, whatever login lies behind', async () => {
    const env = { ANTHROPIC_BASE_URL: 'https://gw.corp.example', ANTHROPIC_AUTH_TOKEN: 'corp-12345678' }
    const text = await told({ env, home: login })
    expect(text).toContain("Cause The key's account has no credits")
    expect(text).toMatch(/ask its owner to add credits.*No longer needed\? unset ANTHROPIC_BASE_URL/)
  })
})
