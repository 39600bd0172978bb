import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { referenceEnd, referenceStart, withReference } from '../scripts/reference.ts'
import { commands } from '../src/cli/commands/index.ts'
import { flagsOf } from '../src/cli/flags.ts'
import { configSchema } from '../src/config/schema.ts'

const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8')
const reference = readme.slice(readme.indexOf(referenceStart), readme.indexOf(referenceEnd))

describe("the README's reference", () => {
  it('is current (node scripts/reference.mjs writes it)', () => {
    expect(withReference(readme)).toBe(readme)
  })

  it('names every command, every flag and every key of the configuration', () => {
    const missing = [
      ...commands.map(({ name }) => `### \`authmd ${name}`),
      ...commands.flatMap(flagsOf).map(({ name }) => `| \`--${name}`),
      ...Object.keys(configSchema.shape).map(key => `| \`${key}\``),
      ...Object.keys(configSchema.shape.paths.unwrap().shape).map(key => `| \`paths.${key}\``),
    ].filter(wanted => !reference.includes(wanted))
    expect(missing).toEqual([])
  })

  it('is put between the comments and leaves the rest alone', () => {
    const around = withReference(`before $& \n${referenceStart}old${referenceEnd}\nafter\n`)
    expect(around.startsWith(`before $& \n${referenceStart}\n\n`)).toBe(true)
    expect(around.endsWith(`\n${referenceEnd}\nafter\n`)).toBe(true)
    expect(() => withReference('# no comments\n')).toThrow(/needs/)
  })
})
