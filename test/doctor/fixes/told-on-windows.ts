import { readdirSync, readFileSync } from 'node:fs'
import { fill } from '../../../src/diagnosis/fill.ts'
import { gather } from '../../../src/diagnosis/gather.ts'
import { partsOf, pick } from '../../../src/diagnosis/parts-of.ts'
import { sceneOf } from '../../../src/diagnosis/scene.ts'
import { conclude } from '../../../src/rules/diagnose.ts'
import { rules } from '../../../src/rules/index.ts'
import type { Shell } from '../../../src/shells/shell.ts'
import { renderExplain } from '../../../src/templates/render-explain.ts'
import { renderGuide } from '../../../src/templates/render-guide.ts'
import type { Profile, Provider } from '../../../src/types.ts'
import { templateSources } from '../../support/templates.ts'
import { fakeWindows } from '../../support/windows/fake-windows.ts'

/** A line that a reader on Windows is told, and where it stands. */
export interface Told {
  readonly where: string
  readonly line: string
}

/** Parts of a template that speak of a place in which no Windows runs, where their commands are typed, or of a state that it has not. */
const elsewhere = new Set([
  'unreadable',
  // A file that others can read is no fault there, and nobody is root.
  ...['open', 'wants-user'],
  ...['macos', 'keychain', 'keychain-unread', 'wsl'],
  ...['systemd', 'service', 'container', 'compose', 'codespace', 'sudo', 'tmux', 'in-tmux'],
])

/** Rules about what Windows does not have, by the facts that they look at; no text alone raises them. */
const notOnWindows = new Set([
  ...['home-unset', 'login-permissions', 'ssh-keychain', 'stale-server', 'user-unset'],
])

/** What doctor says for each part of each template that a reader in this shell can come to. */
export async function doctorLines(shell: Shell): Promise<readonly Told[]> {
  const { facts } = await gather(
    { shell, probe: {}, online: false, allowHosts: [], runHelper: false, prove: false },
    fakeWindows({ env: { ANTHROPIC_API_KEY: `sk-ant-${'api03'}-x` } }),
  )
  const scene = sceneOf(conclude(facts), shell)
  return rules.flatMap(rule => {
    const template = templateOf(rule.id)
    if (template === undefined || notOnWindows.has(rule.id)) return []
    const parts = partsOf(template)
    return parts
      .filter(({ tags }) => !tags.some(tag => elsewhere.has(tag)))
      .flatMap(({ name, tags }) => {
        const has = (tag: string) =>
          tags.includes(tag) || ['windows', shell.id, 'terminal', 'person'].includes(tag)
        const found = {
          rule,
          reason: '',
          severity: 'error' as const,
          seen: true,
          variable: 'ANTHROPIC_API_KEY',
          file: facts.login.path,
          right: 'ANTHROPIC_API_KEY',
        }
        const where = `${rule.id}: ${[name, ...tags].join(' ')}`
        return fill(pick(parts, name, has) ?? [], found, scene).map(line => ({ where, line }))
      })
  })
}

function templateOf(id: string): string | undefined {
  return readdirSync('templates/doctor').includes(`${id}.md`)
    ? readFileSync(`templates/doctor/${id}.md`, 'utf8')
    : undefined
}

/** The pages of `explain` and the guides of all providers, in paragraphs: one names the place of its commands. */
export function pageParagraphs(shell: Shell): readonly Told[] {
  const pages = [...templateSources.keys()].flatMap(path => /^explain\/(.*)\.md$/.exec(path)?.[1] ?? [])
  return [
    ...pages.flatMap(id => {
      const { cause, fix } = renderExplain({ sources: templateSources, id, shell, os: ['windows'] })
      return [cause, fix].flatMap(text => paragraphs(`explain ${id}`, text))
    }),
    ...providers.flatMap(provider =>
      paragraphs(
        `guide ${provider}`,
        renderGuide({ sources: templateSources, profile: profileOf(shell, provider) }),
      ),
    ),
  ]
}

const providers: readonly Provider[] = ['anthropic', 'bedrock', 'vertex', 'foundry', 'gateway']

function profileOf(shell: Shell, provider: Provider): Profile {
  return { provider, shells: [shell.id], os: ['windows'], environments: ['vscode'] }
}

/** A fence belongs to the sentence before it. */
function paragraphs(where: string, text: string): readonly Told[] {
  return text.split(/\n\n(?! *```)|\n(?=\d+\. |- |\| )/).map(line => ({ where, line }))
}
