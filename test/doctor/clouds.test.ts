import { describe, expect, it } from 'vitest'
import { login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

interface Said {
  readonly findings: readonly {
    ruleId: string
    severity: string
    reason: string
    file?: string
    line?: number
  }[]
  readonly answer: { readonly fix: readonly string[] }
}

async function asked(given: Given): Promise<Said> {
  const { stdout } = await runDoctor({ ...given, flags: { json: true, ...given.flags } })
  return JSON.parse(stdout) as Said
}

const table = async (given: Given) =>
  (await runDoctor({ ...given, flags: { 'no-color': true, ...given.flags } })).stdout

const bedrock = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-2' }
const pair = {
  AWS_ACCESS_KEY_ID: `AKIA${'MADEUP'.repeat(2)}`,
  AWS_SECRET_ACCESS_KEY: 'made-up-made-up-made-up',
}
const config = { '.aws/config': '[default]\nregion = eu-west-1\n\n[profile work]\nregion = eu-central-1\n' }

describe('a profile of AWS', () => {
  it('that no file of AWS has is named, with those files, whatever else is set', async () => {
    const { findings, answer } = await asked({
      env: { ...bedrock, ...pair, AWS_PROFILE: 'prod' },
      home: config,
      flags: { error: 'API Error: 403 The security token included in the request is invalid.' },
    })
    expect(findings[0]).toMatchObject({
      ruleId: 'cloud-credentials',
      reason: 'AWS_PROFILE names the profile prod, which ~/.aws/config and ~/.aws/credentials do not have',
    })
    expect(answer.fix).toContain('  aws configure list-profiles')
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('aws-credentials')
  })

  it('that no file has is corrected or taken away, and no check asks for it', async () => {
    const { answer } = await asked({
      home: {
        ...config,
        '.claude/settings.json': { env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'prod' } },
      },
    })
    expect(answer.fix.join('\n')).toMatch(
      /^Correct[\s\S]*^Or remove it[\s\S]*^Delete AWS_PROFILE from "env"/m,
    )
    expect(JSON.stringify(answer)).not.toContain('--profile prod')
  })

  it('that is there is never called missing', async () => {
    for (const home of [config, { '.aws/credentials': '[work]\naws_access_key_id = x\n' }]) {
      const { findings } = await asked({ env: { ...bedrock, AWS_PROFILE: 'work' }, home })
      expect(findings.map(({ reason }) => reason).join()).not.toMatch(
        /no profile|do not have|No AWS credentials/,
      )
    }
  })

  it('is not repeated where it may be a secret', async () => {
    const text = await table({ env: { ...bedrock, AWS_PROFILE: `AKIA${'MADEUP'.repeat(2)}` }, home: config })
    expect(text).toContain('AWS_PROFILE names a profile, which')
    expect(text).not.toContain('MADEUP')
  })

  it('names the region where no variable does, with file and line, and no other region is missed', async () => {
    const text = await table({ env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work' }, home: config })
    expect(text).toMatch(/environment +AWS_PROFILE +work/)
    expect(text).toMatch(/~\/\.aws\/config:5 +region +eu-central-1/)
    expect(text).not.toContain('No AWS region')
  })

  it('stands in the table at the line of the settings file that sets it', async () => {
    const text = await table({
      home: {
        ...config,
        '.claude/settings.json':
          '{\n  "env": {\n    "CLAUDE_CODE_USE_BEDROCK": "1",\n    "AWS_REGION": "eu-west-1",\n    "AWS_PROFILE": "work"\n  }\n}',
      },
    })
    expect(text).toMatch(/~\/\.claude\/settings\.json:4 +AWS_REGION +eu-west-1/)
    expect(text).toMatch(/~\/\.claude\/settings\.json:5 +AWS_PROFILE +work/)
  })
})

describe('half a pair of keys of AWS', () => {
  it.each(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const)(
    'is the first cause: %s alone',
    async name => {
      const { findings } = await asked({
        env: { ...bedrock, [name]: pair[name] },
        flags: { error: 'API Error: Could not load AWS credentials' },
      })
      expect(findings[0]).toMatchObject({ ruleId: 'cloud-credentials', severity: 'error' })
      expect(findings[0]?.reason).toMatch(new RegExp(`^${name} is set without`))
    },
  )

  it('is no cause beside a profile, which is taken', async () => {
    const { findings } = await asked({
      env: { ...bedrock, AWS_ACCESS_KEY_ID: pair.AWS_ACCESS_KEY_ID, AWS_PROFILE: 'work' },
      home: config,
    })
    expect(findings.find(({ ruleId }) => ruleId === 'cloud-credentials')).toMatchObject({ severity: 'info' })
  })
})

describe('what stops the client comes before what may be', () => {
  it('a project of Google Cloud that nothing names', async () => {
    const { findings } = await asked({
      env: { CLAUDE_CODE_USE_VERTEX: '1', CLOUD_ML_REGION: 'us-east5' },
      flags: {
        error:
          'API Error: 403 {"error":{"code":403,"message":"Permission aiplatform.endpoints.predict denied on resource","status":"PERMISSION_DENIED"}}',
      },
    })
    expect(findings[0]).toMatchObject({ ruleId: 'cloud-credentials', severity: 'error' })
    expect(findings[0]?.reason).toContain('ANTHROPIC_VERTEX_PROJECT_ID is not set')
  })

  it('a resource of Foundry that is an address, with the name that is in it', async () => {
    const { findings, answer } = await asked({
      env: {
        CLAUDE_CODE_USE_FOUNDRY: '1',
        ANTHROPIC_FOUNDRY_API_KEY: 'made-up-made-up',
        ANTHROPIC_FOUNDRY_RESOURCE: 'https://my-resource.services.ai.azure.com/anthropic',
      },
      flags: {
        error:
          'API Error: ANTHROPIC_FOUNDRY_RESOURCE must be a Foundry resource name (2-64 letters, digits and hyphens, not starting or ending with a hyphen, such as my-resource), not a URL or host name. To use a full URL, set ANTHROPIC_FOUNDRY_BASE_URL instead.',
      },
    })
    expect(findings[0]?.reason).toContain('ANTHROPIC_FOUNDRY_RESOURCE contains an address')
    expect(answer.fix.join('\n')).toMatch(/ANTHROPIC_FOUNDRY_RESOURCE='?my-resource/)
  })
})

it('two switches of providers are named, and the one that is taken', async () => {
  const { findings } = await asked({ env: { ...bedrock, ...pair, CLAUDE_CODE_USE_VERTEX: '1' }, home: login })
  expect(findings.map(({ reason }) => reason)).toContain(
    'CLAUDE_CODE_USE_BEDROCK and CLAUDE_CODE_USE_VERTEX are both on, and Amazon Bedrock is taken',
  )
})

describe('an address of the cloud itself', () => {
  it('stands once in the table, under its own name, and the switch with its line', async () => {
    const env = {
      CLAUDE_CODE_USE_FOUNDRY: '1',
      ANTHROPIC_FOUNDRY_BASE_URL: 'https://demo.openai.azure.com/anthropic',
    }
    const text = await table({ home: { '.claude/settings.json': { env } } })
    expect(text).toMatch(/settings\.json:3 +CLAUDE_CODE_USE_FOUNDRY +on/)
    expect(text).toMatch(/settings\.json:4 +ANTHROPIC_FOUNDRY_BASE_URL\s+demo\.openai\.azure\.com/)
    expect(text.match(/ANTHROPIC_(?:FOUNDRY_)?BASE_URL/g)).toHaveLength(1)
  })
})
