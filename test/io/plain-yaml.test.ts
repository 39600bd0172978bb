import { describe, expect, it } from 'vitest'
import { readYaml } from '../../src/io/places/read-yaml.ts'
import { isPlainYaml } from '../../src/io/plain-yaml.ts'
import { probeCredentials } from '../../src/io/probe-credentials.ts'
import { writeWorld } from '../client/write-world.ts'

const deep = {
  dashes: '- '.repeat(32_768),
  questions: '? '.repeat(32_768),
  brackets: '['.repeat(65_536),
  braces: '{a: '.repeat(16_384),
  columns: Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  lines: 'a: 1\n'.repeat(100_000),
}

describe('a YAML file that is made to end the parser', () => {
  it.each(Object.entries(deep))('is not given to it: %s', (_, text) => {
    expect(isPlainYaml(text)).toBe(false)
  })

  it.each(Object.entries(deep))('leaves doctor with what else is there: %s', async (_, text) => {
    const written = writeWorld({
      proj: {
        'compose.yaml': text,
        '.github/workflows/a.yml': `# anthropics/claude-code-action\n${text}`,
      },
      env: { ANTHROPIC_API_KEY: 'FAKE' },
    })
    try {
      expect(await readYaml(written.world)).toEqual({
        workflows: [],
        commandSteps: [],
        compose: [],
        services: [],
        names: [],
        cut: expect.arrayContaining([
          { what: 'file', why: 'larger', where: 'compose.yaml' },
          { what: 'file', why: 'larger', where: '.github/workflows/a.yml' },
        ]),
      })
      expect(probeCredentials(written.world).facts.credentials).toHaveLength(1)
    } finally {
      written.remove()
    }
  })

  it('is none of those that people write', () => {
    const compose = `services:\n  app:\n    environment:\n      - ANTHROPIC_API_KEY\n    command: ["a", "b"]\n`
    expect(isPlainYaml(compose)).toBe(true)
    expect(isPlainYaml(`${compose}${'  # a remark\n'.repeat(5000)}`)).toBe(true)
    expect(isPlainYaml(`packages:\n${"  - 'packages/*'\n".repeat(1000)}`)).toBe(true)
  })
})
