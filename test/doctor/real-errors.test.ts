import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { runDoctor } from './run-doctor.ts'

/** What the real client printed for answers whose cause is known, because they were provoked. */
const file = '../shared/client/errors.json'

interface Row {
  readonly name: string
  readonly bodyKind: string
  readonly credentialSent: string | null
  readonly printedByP: string
  readonly printedInteractive: string | null
  readonly rightPages: readonly string[]
  readonly artificial?: boolean
}

const fake = (prefix: string) => `${prefix}${'Ab3'.repeat(31)}AA`
const token = fake('sk-ant-oat01-')
const login = {
  '.claude/.credentials.json': {
    claudeAiOauth: {
      accessToken: token,
      refreshToken: fake('sk-ant-ort01-'),
      expiresAt: 4_102_444_800_000,
      scopes: ['user:inference'],
      subscriptionType: 'max',
    },
  },
}

const sent: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'shell:ANTHROPIC_API_KEY': { ANTHROPIC_API_KEY: fake('sk-ant-api03-') },
  'shell:ANTHROPIC_AUTH_TOKEN': { ANTHROPIC_AUTH_TOKEN: 'q7Zx'.repeat(12) },
}

/** An answer in the form of a gateway, and a page that says that a path is not there, came from such a server. */
const isOfGateway = ({ name, bodyKind }: Row) => bodyKind.includes('gateway') || /^404html/.test(name)

it.skipIf(!existsSync(file))(
  'the first finding is the provoked cause in 97 of 100 texts of the real client, told in the set-up that printed them',
  async () => {
    const rows = (JSON.parse(readFileSync(file, 'utf8')) as readonly Row[]).filter(
      ({ artificial, rightPages }) => artificial !== true && rightPages.length > 0,
    )
    const asked = rows.flatMap(row =>
      [row.printedByP, row.printedInteractive].flatMap(text =>
        text === null || text === '' ? [] : [{ row, text }],
      ),
    )
    const wrong: string[] = []
    for (const { row, text } of asked) {
      const { stdout } = await runDoctor({
        env: {
          ...sent[row.credentialSent ?? ''],
          ...(isOfGateway(row) ? { ANTHROPIC_BASE_URL: 'https://gateway.example.com' } : {}),
        },
        home: {
          '.claude.json': { hasCompletedOnboarding: true },
          ...(row.credentialSent?.startsWith('login') === true ? login : {}),
        },
        flags: { json: true, error: text },
      })
      const first = (JSON.parse(stdout).findings[0] as { readonly ruleId: string } | undefined)?.ruleId ?? ''
      if (!row.rightPages.includes(first)) wrong.push(`${row.name}: ${first}, not ${row.rightPages}`)
    }
    expect(asked.length).toBeGreaterThan(40)
    expect(wrong.length / asked.length, wrong.join('\n')).toBeLessThanOrEqual(0.03)
  },
)
