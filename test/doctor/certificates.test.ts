import { describe, expect, it } from 'vitest'
import { login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

async function told(given: Given): Promise<string> {
  const { stdout } = await runDoctor({ ...given, flags: { 'no-color': true, ...given.flags } })
  return stdout.replace(/\s+/g, ' ')
}

const error =
  'Unable to connect to API: Self-signed certificate detected. Check your proxy or corporate SSL certificates'

const withFile = (value: string) => ({
  ...login,
  '.claude/settings.json': { env: { NODE_EXTRA_CA_CERTS: value } },
})

describe('a certificate that is not trusted', () => {
  it('lets nobody believe that the login was sent', async () => {
    for (const flags of [{ error }, { error, markdown: true }]) {
      const text = await told({ home: login, flags })
      expect(text).toContain('would be sent')
      expect(text).not.toMatch(/ sent as Authorization \|(?<!would be sent as Authorization \|)/)
    }
    expect(await told({ home: login, flags: { error: 'Invalid bearer token' } })).not.toContain(
      'would be sent',
    )
  })

  it('leaves a file of certificates in use that may be the one that is needed', async () => {
    const text = await told({ home: withFile('/nowhere/corp.pem'), flags: { error } })
    expect(text).toContain('Correct the path that NODE_EXTRA_CA_CERTS names')
    expect(text).not.toMatch(/Delete NODE_EXTRA_CA_CERTS|If no such file is needed/)
  })

  it('is mended in the settings file that sets the variable, and by no export that it overrides', async () => {
    const text = await told({ home: withFile(''), flags: { error } })
    expect(text).toContain('in "env" of ~/.claude/settings.json')
    expect(text).not.toContain('export NODE_EXTRA_CA_CERTS')
  })
})
