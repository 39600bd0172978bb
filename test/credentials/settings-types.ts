import { readFileSync } from 'node:fs'
import type { Setup } from '../client/write-world.ts'

/** Of each key of a settings file: values with which the client read the file, and values for which it dropped it. */
interface Tried {
  readonly read: readonly unknown[]
  readonly dropped: readonly unknown[]
}

export const settingsTypes: Readonly<Record<string, Tried>> = JSON.parse(
  readFileSync(new URL('settings-types.json', import.meta.url), 'utf8'),
)

/** A file with that value, and a helper that goes out where the file is read. */
export function fileWith(key: string, value: unknown): Setup {
  const file = { apiKeyHelper: 'echo FAKE-HELPER', [key]: value }
  return { home: { '.claude/settings.json': JSON.stringify(file) } }
}
