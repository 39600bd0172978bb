import { describe, expect, it } from 'vitest'
import { environments } from '../../src/environments/index.ts'
import type { Facts } from '../../src/types.ts'

const none: Facts = { platform: 'linux', variables: {}, parents: [], files: [], shared: false, wsl: false }
const files = (...names: string[]): Partial<Facts> => ({ files: names })
const variable = (name: string, value: string): Partial<Facts> => ({ variables: { [name]: value } })

/** For each environment the facts that show it, and near misses that don't. */
const cases: Readonly<
  Record<string, { readonly seen: readonly Partial<Facts>[]; readonly missed?: readonly Partial<Facts>[] }>
> = {
  wsl: { seen: [{ wsl: true }], missed: [variable('WSL_DISTRO_NAME', 'Debian')] },
  vscode: {
    seen: [files('.vscode'), variable('TERM_PROGRAM', 'vscode')],
    missed: [variable('TERM_PROGRAM', 'iTerm.app')],
  },
  jetbrains: { seen: [files('.idea'), variable('TERMINAL_EMULATOR', 'JetBrains-JediTerm')] },
  ssh: {
    seen: [variable('SSH_CONNECTION', 'set'), variable('SSH_TTY', 'set')],
    missed: [variable('SSH_AUTH_SOCK', '/x')],
  },
  tmux: { seen: [variable('TMUX', 'set'), variable('STY', 'set')] },
  container: { seen: [files('Dockerfile'), files('compose.yaml'), files('Containerfile')] },
  devcontainer: { seen: [files('.devcontainer'), files('.devcontainer.json')] },
  codespaces: { seen: [variable('CODESPACES', 'true')], missed: [files('.devcontainer')] },
  'github-actions': { seen: [files('.github/workflows')] },
  'gitlab-ci': { seen: [files('.gitlab-ci.yml')] },
  direnv: { seen: [files('.envrc')] },
  mise: { seen: [files('mise.toml'), files('.mise.toml'), files('.config/mise/config.toml')] },
  onepassword: { seen: [] },
  proxy: {
    seen: [variable('https_proxy', 'set'), variable('NODE_EXTRA_CA_CERTS', 'set')],
    missed: [variable('NO_PROXY', '*')],
  },
  'systemd-cron': {
    seen: [{ parents: ['sh', 'cron', 'systemd'] }],
    missed: [{ parents: ['bash', 'systemd'] }],
  },
  'api-key-helper': { seen: [variable('CLAUDE_CODE_API_KEY_HELPER_TTL_MS', 'set')] },
  bedrock: {
    seen: [variable('CLAUDE_CODE_USE_BEDROCK', '1'), variable('CLAUDE_CODE_USE_BEDROCK', 'true')],
    missed: [variable('CLAUDE_CODE_USE_BEDROCK', '0'), variable('CLAUDE_CODE_USE_BEDROCK', 'false')],
  },
  vertex: {
    seen: [variable('CLAUDE_CODE_USE_VERTEX', '1')],
    missed: [variable('CLAUDE_CODE_USE_VERTEX', '0')],
  },
  foundry: {
    seen: [variable('CLAUDE_CODE_USE_FOUNDRY', '1')],
    missed: [variable('CLAUDE_CODE_USE_FOUNDRY', '0')],
  },
  gateway: { seen: [], missed: [variable('ANTHROPIC_BASE_URL', 'set')] },
}

describe.each(environments)('$id', environment => {
  const known = cases[environment.id]
  it('is recognised by each of its facts, and by nothing that only looks like them', () => {
    expect(known, `a case for ${environment.id}`).toBeDefined()
    for (const facts of known?.seen ?? []) expect(environment.recognise({ ...none, ...facts })).toBe(true)
    for (const facts of [{}, ...(known?.missed ?? [])])
      expect(environment.recognise({ ...none, ...facts })).toBe(false)
  })
  it('asks the probe for every file and variable that it looks at', () => {
    for (const facts of known?.seen ?? []) {
      expect([...environment.variables, ...(environment.presence ?? [])]).toEqual(
        expect.arrayContaining(Object.keys(facts.variables ?? {})),
      )
      expect(environment.files).toEqual(expect.arrayContaining([...(facts.files ?? [])]))
    }
  })
  it('reads no variable that may hold a credential', () => {
    for (const name of environment.variables) {
      expect(name).not.toMatch(/KEY$|TOKEN|SECRET|PASSW|PROXY|proxy|URL|HEADERS/)
    }
  })
})
