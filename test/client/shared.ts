import { fileURLToPath } from 'node:url'
import type { SourceId } from '../../src/credentials/types.ts'
import type { Setup } from './write-world.ts'

/** The recorded runs of the real client, and what rebuilds them. */
export const clientFolder = fileURLToPath(new URL('recorded/', import.meta.url))

export interface Sources {
  readonly V: Readonly<Record<string, string>>
  readonly build: (keys: readonly string[]) => Setup
}

export interface FakeApi {
  readonly startServer: (options: { readonly mode?: string }) => Promise<{
    readonly port: number
    readonly requests: readonly {
      readonly method: string
      readonly path: string
      readonly headers: Readonly<Record<string, string | undefined>>
    }[]
    readonly setMode: (mode: string) => void
    readonly close: () => Promise<void>
  }>
  readonly MODES: Readonly<Record<string, unknown>>
}

export async function loadSources(): Promise<Sources> {
  return (await import(`${clientFolder}sources.mjs`)) as Sources
}

export async function loadFakeApi(): Promise<FakeApi> {
  return (await import(`${clientFolder}fake-api.mjs`)) as FakeApi
}

/** The names of the recorded rows in our words. */
export const sourceOf: Readonly<Record<string, SourceId>> = {
  K: 'shell:ANTHROPIC_API_KEY',
  T: 'shell:ANTHROPIC_AUTH_TOKEN',
  O: 'shell:CLAUDE_CODE_OAUTH_TOKEN',
  HU: 'user:apiKeyHelper',
  HP: 'project:apiKeyHelper',
  HL: 'local:apiKeyHelper',
  UK: 'user:ANTHROPIC_API_KEY',
  UT: 'user:ANTHROPIC_AUTH_TOKEN',
  UO: 'user:CLAUDE_CODE_OAUTH_TOKEN',
  PK: 'project:ANTHROPIC_API_KEY',
  PT: 'project:ANTHROPIC_AUTH_TOKEN',
  PO: 'project:CLAUDE_CODE_OAUTH_TOKEN',
  LK: 'local:ANTHROPIC_API_KEY',
  LT: 'local:ANTHROPIC_AUTH_TOKEN',
  LO: 'local:CLAUDE_CODE_OAUTH_TOKEN',
  C: 'login:credentials-file',
  M: 'login:primaryApiKey',
}
