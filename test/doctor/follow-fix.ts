import { key, login } from './plan-login.ts'
import type { Given } from './run-doctor.ts'

/** What a person at a terminal has: variables, and files below the home as objects. */
export interface Followed {
  readonly env: Record<string, string>
  readonly home: Record<string, object>
}

type Step = readonly [pattern: RegExp, act: (at: Followed, match: readonly string[]) => void]

const values: Readonly<Record<string, string>> = { ANTHROPIC_API_KEY: key }

const put = (at: object, name: string, value: unknown) => {
  Object.assign(at, { [name]: value })
}

/** Each line that a fix for bash can have, and what a person does who follows it word by word. */
const steps: readonly Step[] = [
  [/^ {2}unset (\w+)$/, ({ env }, [, name = '']) => delete env[name]],
  [/^ {2}export (\w+)='?([^']*)'?$/, ({ env }, [, name = '', value = '']) => put(env, name, value)],
  [
    /^ {2}.*\bread -rs?p? ?.*\b(\w+)(?:;.*)?; export \1$/,
    ({ env }, [, name = '']) => put(env, name, values[name] ?? 'made-up-value'),
  ],
  [
    /^Delete (\w+) from "env" in ~\/(\S+):\d+\.$/,
    (at, [, name = '', file = '']) => delete (at.home[file] as { env: Record<string, string> }).env[name],
  ],
  [
    /^Delete "(\w+)" from ~\/(\S+):\d+\.$/,
    (at, [, name = '', file = '']) => delete (at.home[file] as Record<string, unknown>)[name],
  ],
  [
    /^ {2}claude auth login/,
    ({ home }) => {
      Object.assign(home, login)
    },
  ],
  [
    /^ {2}claude auth logout$/,
    ({ home }) => {
      delete home['.claude/.credentials.json']
      delete (home['.claude.json'] as { primaryApiKey?: string } | undefined)?.primaryApiKey
    },
  ],
  [/^ {2}aws sso login/, ({ home }) => put(home, '.aws/config', { text: '[default]\n' })],
  [
    /^ {2}gcloud auth application-default login$/,
    ({ home }) => put(home, '.config/gcloud/application_default_credentials.json', {}),
  ],
  [/^ {2}aws (?:sts get-caller-identity|configure list-profiles)/, () => undefined],
  [/^ {2}az login$/, ({ home }) => put(home, '.azure/azureProfile.json', {})],
]

/** The set-up after a fix was followed; a command that nobody here knows fails. */
export function follow(fix: readonly string[], { env, home }: Pick<Given, 'env' | 'home'>): Followed {
  const at: Followed = { env: { ...env }, home: structuredClone(home ?? {}) as Record<string, object> }
  for (const line of fix) {
    const step = steps.find(([pattern]) => pattern.test(line))
    if (step !== undefined) step[1](at, step[0].exec(line) ?? [])
    else if (line.startsWith('  ')) throw new Error(`Nobody follows: ${line}`)
  }
  return at
}
