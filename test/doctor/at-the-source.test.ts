import { describe, expect, it } from 'vitest'
import { login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

async function told(given: Given): Promise<string> {
  const { stdout } = await runDoctor({ ...given, flags: { 'no-color': true, ...given.flags } })
  return stdout.replace(/\s+/g, ' ')
}

const settings = (env: Readonly<Record<string, string>>) => ({
  '.claude/settings.json': JSON.stringify({ env }, null, 1),
})
const untrusted =
  'API Error: Unable to connect to API: Self-signed certificate detected (SELF_SIGNED_CERT_IN_CHAIN)'
const pem = { 'ca.pem': '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n' }

describe('a variable that a settings file sets, and that a fix changes', () => {
  it('is changed there, where a file of certificates is named and lacks one', async () => {
    const text = await told({
      home: { ...login, ...pem, ...settings({ NODE_EXTRA_CA_CERTS: '@HOME@/ca.pem' }) },
      flags: { error: untrusted },
    })
    expect(text).toContain('NODE_EXTRA_CA_CERTS in ~/.claude/settings.json:3 is used')
    expect(text).not.toContain('export NODE_EXTRA_CA_CERTS')
  })

  it('is changed there, where a blank one erases that of the shell', async () => {
    const text = await told({
      env: { NODE_EXTRA_CA_CERTS: '/etc/ca.pem' },
      home: { ...login, ...settings({ NODE_EXTRA_CA_CERTS: '' }) },
      flags: { error: untrusted },
    })
    expect(text).toContain('"NODE_EXTRA_CA_CERTS": "/path/to/root.pem" in "env" of ~/.claude/settings.json:3')
    expect(text).not.toContain('export NODE_EXTRA_CA_CERTS')
  })

  it('is taken away there, each in its own line', async () => {
    const text = await told({
      home: settings({
        CLAUDE_CODE_USE_BEDROCK: '1',
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'a',
        AWS_SECRET_ACCESS_KEY: 'b',
      }),
      flags: { error: 'API Error: 403 The security token included in the request is invalid' },
    })
    expect(text).toContain('Delete AWS_ACCESS_KEY_ID from "env" in ~/.claude/settings.json:5.')
    expect(text).toContain('Delete AWS_SECRET_ACCESS_KEY from "env" in ~/.claude/settings.json:6.')
    expect(text.match(/does not help/g)).toHaveLength(1)
    expect(text).not.toContain('unset AWS')
  })

  it('is taken away there, where it moves the folder of the login', async () => {
    const text = await told({
      home: { ...login, ...settings({ CLAUDE_CONFIG_DIR: '/nowhere/else' }) },
      flags: { error: 'Not logged in · Please run /login' },
    })
    expect(text).toContain('Delete CLAUDE_CONFIG_DIR from "env" in ~/.claude/settings.json:3.')
  })

  it('is named with its line, where it is a proxy that wants a login', async () => {
    const text = await told({
      home: { ...login, ...settings({ HTTPS_PROXY: 'http://proxy.example.com:8080' }) },
      flags: { error: 'API Error: 407 Proxy Authentication Required' },
    })
    expect(text).toContain('in HTTPS_PROXY in ~/.claude/settings.json:3')
  })
})

describe('what a provider lacks', () => {
  it('is set beside the switch of the provider, where that stands in a settings file', async () => {
    const text = await told({ home: settings({ CLAUDE_CODE_USE_VERTEX: '1' }), flags: {} })
    expect(text).toContain('"ANTHROPIC_VERTEX_PROJECT_ID": "PROJECT" in "env" of ~/.claude/settings.json')
  })

  it('is set in the shell, where the switch stands there', async () => {
    const text = await told({ env: { CLAUDE_CODE_USE_FOUNDRY: '1' }, flags: { shell: 'bash' } })
    expect(text).toContain('export ANTHROPIC_FOUNDRY_RESOURCE=NAME')
  })
})

it('names the profile of a settings file to the tools of AWS, which do not read that file', async () => {
  const text = await told({
    home: {
      ...settings({ CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work', AWS_REGION: 'eu-west-1' }),
      '.aws/config': '[profile work]\n',
    },
    flags: { error: "API Error: 403 You don't have access to the model with the specified model ID." },
  })
  expect(text).toContain('aws bedrock list-inference-profiles --profile work --region eu-west-1')
})

it('never exports a token in the shell that a blank one in a settings file erases', async () => {
  const text = await told({
    env: { ANTHROPIC_AUTH_TOKEN: 'some-token-of-it' },
    home: settings({ ANTHROPIC_BASE_URL: 'https://gateway.example.com', ANTHROPIC_AUTH_TOKEN: '' }),
    flags: {},
  })
  expect(text).not.toContain('export ANTHROPIC_AUTH_TOKEN')
})
