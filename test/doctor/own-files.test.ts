import { describe, expect, it } from 'vitest'
import { key } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

async function answerOf(given: Given) {
  const { stdout } = await runDoctor({ ...given, flags: { json: true, ...given.flags } })
  const { findings, answer } = JSON.parse(stdout) as {
    findings: { ruleId: string; reason: string }[]
    answer: { cause: string; fix: string[] }
  }
  return { id: findings[0]?.ruleId, cause: answer.cause, fix: answer.fix.join('\n') }
}

const gateway = { ANTHROPIC_BASE_URL: 'http://localhost:8082', ANTHROPIC_API_KEY: 'dummy' }
const answers = { customApiKeyResponses: { rejected: [key.slice(-20)] }, hasCompletedOnboarding: true }

/** Each kind whose fix names a file of the client's own: what is set, and what lies in the configuration folder. */
const kinds: readonly (readonly [string, Given, Readonly<Record<string, string | object>>])[] = [
  ['config-corrupted', {}, { '.claude.json': '{"hasCompletedOnboarding":tr' }],
  [
    'key-declined',
    { env: { ANTHROPIC_API_KEY: key }, flags: { error: 'Not logged in · Please run /login' } },
    { '.claude.json': answers },
  ],
  [
    'onboarding-unfinished',
    {
      env: gateway,
      flags: {
        error:
          'Unable to connect to Anthropic services\n Failed to connect to api.anthropic.com: Request failed with status code 403',
      },
    },
    { '.claude.json': '{}' },
  ],
  [
    'state-file-lost',
    { flags: { error: 'Claude configuration file not found at: /home/agent/.claude.json' } },
    {},
  ],
  [
    'own-files-closed',
    { flags: { error: "EACCES: permission denied, open '/home/claude/.claude.json'" } },
    {},
  ],
]
const inFolder = (folder: string, files: Readonly<Record<string, string | object>>) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]))

describe('the files of Claude Code are named where this set-up has them', () => {
  it.each(kinds)('%s, where CLAUDE_CONFIG_DIR moved them', async (id, given, files) => {
    const { env, ...rest } = given
    const found = await answerOf({
      ...rest,
      env: { ...env, CLAUDE_CONFIG_DIR: '@HOME@/second' },
      home: inFolder('second', files),
    })
    expect(found.id).toBe(id)
    expect(found.fix).toContain('~/second/.claude.json')
    expect(found.fix).not.toMatch(/~\/\.claude/)
  })

  it.each(kinds)('%s, where nothing did', async (id, given, files) => {
    const found = await answerOf({ ...given, home: files })
    expect(found.id).toBe(id)
    expect(found.fix).toContain('~/.claude.json')
  })

  it('by the name of the older form, where that one counts', async () => {
    const { id, cause, fix } = await answerOf({ home: { '.claude/.config.json': '{"a":tr' } })
    expect(id).toBe('config-corrupted')
    expect(cause).toContain('~/.claude/.config.json')
    expect(fix).toContain('mv ~/.claude/.config.json ~/.claude/.config.json.broken')
  })

  it.each([
    ['bash', /^ {2}mv ~\/my\\ own\/\.claude\.json ~\/my\\ own\/\.claude\.json\.broken$/m],
    ['fish', /^ {2}mv ~\/my\\ own\//m],
    [
      'nushell',
      /^ {2}mv \("~\/my own\/\.claude\.json" \| path expand\) \("~\/my own\/\.claude\.json\.broken" \| path expand\)$/m,
    ],
  ] as const)('as one word of a command of %s, where the path has a blank', async (shell, wanted) => {
    const { fix } = await answerOf({
      env: { CLAUDE_CONFIG_DIR: '@HOME@/my own' },
      home: { 'my own/.claude.json': '{"a":tr' },
      flags: { shell },
    })
    expect(fix).toMatch(wanted)
  })

  it.each([
    [true, /CLAUDE_CONFIG_DIR|-e /, true],
    [false, /CLAUDE_CONFIG_DIR=/, false],
  ] as const)('in a container, whose volume is to hold them (moved: %s)', async (moved, words, never) => {
    const { fix } = await answerOf({
      env: moved ? { CLAUDE_CONFIG_DIR: '/data/claude' } : {},
      overrides: { container: true },
      flags: { error: 'Claude configuration file not found at: /home/agent/.claude.json' },
    })
    if (never) expect(fix).not.toMatch(words)
    else expect(fix).toMatch(words)
    if (moved) expect(fix).toContain('/data/claude is a volume')
  })
})
