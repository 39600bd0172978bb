import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, clear, place, prepare } from './fixes/place.ts'

beforeAll(prepare)
afterAll(clear)

const onWindows = process.platform === 'win32'
const refused = 'API Error: 403 {"Message":"Authentication failed: Please make sure your API Key is valid."}'
const bedrock = { CLAUDE_CODE_USE_BEDROCK: '1' }

describe.skipIf(onWindows)('a key of Bedrock that is refused', () => {
  const bearer = { ...bedrock, AWS_BEARER_TOKEN_BEDROCK: `ABSK${'a1'.repeat(45)}` }
  const fixFor = (env: Readonly<Record<string, string>>) => {
    const said = ask(place({}), { ...bearer, ...env }, '--error', refused)
    expect(said.findings[0]?.ruleId).toBe('aws-bearer-refused')
    return said.answer.fix.join('\n')
  }

  it.each([{}, { GITHUB_ACTIONS: 'true', CI: 'true' }])(
    'without a region gets the region of the key before a new key: %j',
    env => {
      const fix = fixFor(env)
      expect(fix.indexOf('AWS_REGION')).toBeGreaterThan(-1)
      expect(fix.indexOf('AWS_REGION')).toBeLessThan(fix.indexOf('new key'))
    },
  )

  it('with a region gets a new key', () => {
    expect(fixFor({ AWS_REGION: 'us-west-2' })).not.toContain('AWS_REGION')
  })
})

describe.skipIf(onWindows)('a setting in the state file', () => {
  const expired =
    "API Error: Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile."
  const files = (key: string) => ({
    'home/.claude.json': JSON.stringify({ hasCompletedOnboarding: true, [key]: 'renew' }, null, 2),
    'home/.aws/config': '[profile work]\nregion = us-east-1\n',
  })
  const env = { ...bedrock, AWS_PROFILE: 'work' }

  it.each(['apiKeyHelper', 'awsAuthRefresh', 'awsCredentialExport', 'gcpAuthRefresh', 'otelHeadersHelper'])(
    'is said to belong in the settings: %s',
    key => {
      const found = ask(place(files(key)), env).findings.find(({ ruleId }) => ruleId === 'file-not-read')
      expect(JSON.stringify(found)).toContain(
        `${key} in ~/.claude.json is not read: it belongs in ~/.claude/settings.json`,
      )
    },
  )

  it('that renews what has expired is a warning beside the text about it, and not before it', () => {
    const { findings } = ask(place(files('awsAuthRefresh')), env, '--error', expired)
    expect(findings.slice(0, 2)).toMatchObject([
      { ruleId: 'aws-credentials' },
      { ruleId: 'file-not-read', severity: 'warning' },
    ])
  })
})
