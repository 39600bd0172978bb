import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { referencePage } from '../scripts/reference.ts'
import { commands } from '../src/cli/commands/index.ts'
import { flagsOf } from '../src/cli/flags.ts'
import { configSchema } from '../src/config/schema.ts'

const page = readFileSync(fileURLToPath(new URL('../docs/reference.md', import.meta.url)), 'utf8')

describe('docs/reference.md', () => {
  it('is current (node scripts/reference.mjs writes it)', () => {
    expect(referencePage()).toBe(page)
  })

  it('lists with each command the flags that it takes, and under every command those that all take', () => {
    const [, everywhere = '', ...parts] = page.split(/^## /m)
    const listed = (part: string) => [...part.matchAll(/^\| `--([\w-]+)/gm)].map(([, name]) => name)
    expect(listed(everywhere)).toEqual(['cwd', 'help'])
    for (const command of commands) {
      const part = parts.find(one => one.startsWith(`\`authmd ${command.name}`)) ?? ''
      const taken = flagsOf(command).map(({ name }) => name)
      expect([...listed(part), 'cwd'].sort(), command.name).toEqual(taken.sort())
    }
  })

  it('names every command, every flag and every key of the configuration', () => {
    const missing = [
      ...commands.map(({ name }) => `## \`authmd ${name}`),
      ...commands.flatMap(flagsOf).map(({ name }) => `| \`--${name}`),
      ...Object.keys(configSchema.shape).map(key => `| \`${key}\``),
      ...Object.keys(configSchema.shape.paths.unwrap().shape).map(key => `| \`paths.${key}\``),
    ].filter(wanted => !page.includes(wanted))
    expect(missing).toEqual([])
  })
})
