import { describe, expect, it } from 'vitest'
import { templateSources } from '../support/templates.ts'

/** What a command of a provider's own tool is for. */
type Purpose =
  /** Asks for what Claude Code would be given, and prints no secret. */
  | 'proves'
  | 'logs in'
  /** Looks at settings or names; proves nothing. */
  | 'looks'
  | 'changes'
  /** Says nothing of what Claude Code uses: it is named only to say so. */
  | 'another'

const purposes: readonly (readonly [command: RegExp, purpose: Purpose])[] = [
  [/^aws sts get-caller-identity\b/, 'proves'],
  [/^gcloud auth application-default print-access-token --format=none\b/, 'proves'],
  [/^az account get-access-token --query expiresOn\b/, 'proves'],
  [/^aws sso login\b/, 'logs in'],
  [/^gcloud auth application-default login\b/, 'logs in'],
  [/^az login\b/, 'logs in'],
  [/^aws configure (?:list|list-profiles|sso)\b/, 'looks'],
  [/^aws bedrock list-inference-profiles\b/, 'looks'],
  [/^gcloud config get-value project\b/, 'looks'],
  [/^az ad signed-in-user show --query id\b/, 'looks'],
  [/^aws configure export-credentials --format env-no-export >>/, 'changes'],
  [/^gcloud services enable\b/, 'changes'],
  [/^gcloud auth (?:list|login)\b/, 'another'],
  [/^az account show\b/, 'another'],
]
const purposeOf = (command: string) => purposes.find(([pattern]) => pattern.test(command))?.[1]

const named = [...templateSources].flatMap(([file, text]) =>
  text.split('\n').flatMap(line =>
    // The name of the tool alone is a word of a sentence.
    [...line.matchAll(/(?<![\w./-])(?:aws|gcloud|az) (?!command\b)[a-z][^`]*/g)].map(([command]) => ({
      file,
      line,
      command,
    })),
  ),
)

describe('a command of a provider’s own tool, wherever a template names one', () => {
  it('is one of which is known what it shows', () => {
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter(({ command }) => purposeOf(command) === undefined)).toEqual([])
  })
  it('that shows another login than the one in use stands only where that is said', () => {
    const others = named.filter(({ command }) => purposeOf(command) === 'another')
    expect(others.filter(({ line }) => !/\banother\b/.test(line))).toEqual([])
  })
  it.each(['bedrock', 'vertex', 'foundry'])(
    'proves the login of %s in the section, the guide and doctor alike',
    provider => {
      const proofs = [
        `claude-md/check-key/${provider}.md`,
        `claude-md/check-key/${provider}.short.md`,
        `guide/commands/${provider}.md`,
      ].map(file =>
        named
          .filter(one => one.file === file && purposeOf(one.command) === 'proves')
          .map(({ command }) => command.split(' ').slice(0, 3).join(' ')),
      )
      expect(new Set(proofs.map(String)).size, String(proofs)).toBe(1)
      expect(proofs[0]).toHaveLength(1)
      expect(
        named.some(
          ({ file, command }) => file.startsWith('doctor/') && command.startsWith(String(proofs[0])),
        ),
      ).toBe(true)
    },
  )
})
