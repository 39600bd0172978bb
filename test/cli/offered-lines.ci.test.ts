import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { completions } from '../../src/cli/completions.ts'
import { flagsOf } from '../../src/cli/flags.ts'
import { main } from '../../src/cli/main.ts'
import { fullIgnore, put, repository } from '../repository/repository.ts'
import { fakeWorld } from '../support/world.ts'

/** A value for each flag whose values completion does not know. */
const FREE: Readonly<Record<string, string>> = {
  cwd: '.',
  config: 'policy.json',
  repos: 'repos',
  error: '401',
  output: 'docs/guide.md',
  settings: '{}',
  path: 'CLAUDE.md',
  'guide-path': 'docs/guide.md',
  'allow-host': 'gateway.example.com',
}

const files = (root: string) => ({
  'CLAUDE.md': '# A\n',
  '.gitignore': fullIgnore,
  'policy.json': '{}',
  repos: root,
  'docs/other.md': '',
})

const { packageRoot } = fakeWorld()
const all = [...commands, { name: '', flags: [] }]

/** What completion offers for a line, without the meanings; a path that it leaves to the shell is one that there is. */
async function offers(...typed: readonly string[]): Promise<readonly string[]> {
  const lines = await completions(typed[0] === '' ? typed.slice(1) : typed, { commands, packageRoot })
  return lines.map(line =>
    line === '\tfile' ? 'CLAUDE.md' : line === '\tfolder' ? '.' : (line.split('\t')[0] ?? ''),
  )
}

/** Each line that ends with something that was offered behind `before`: a word, a flag, a flag with each of its values. */
async function linesFrom(before: readonly string[]): Promise<readonly (readonly string[])[]> {
  const words = await offers(...before, '')
  const flags = await offers(...before, '--')
  const ended = flags.map(async flag => {
    const known = commands.flatMap(flagsOf).find(({ name }) => `--${name}` === flag)
    if (known?.type === 'boolean') return [[...before, flag]]
    const values =
      FREE[known?.name ?? ''] === undefined
        ? await offers(...before, flag, '')
        : [FREE[known?.name ?? ''] ?? '']
    expect(values, `${before.join(' ')} ${flag}`).not.toEqual([])
    return values.map(value => [...before, flag, value])
  })
  return [...words.map(word => [...before, word]), ...(await Promise.all(ended)).flat()]
}

/** What the tool says where it refuses a line. These would ask the network or start a program: they are only read. */
async function refused(root: string, line: readonly string[]): Promise<string | undefined> {
  for (const path of ['docs', '.env.example']) rmSync(join(root, path), { recursive: true, force: true })
  put(root, files(root))
  const asks = ['--online', '--prove', '--run-helper'].some(flag => line.includes(flag))
  const table = asks
    ? commands.map(one => ({ ...one, load: async () => ({ run: () => 0 as const }) }))
    : undefined
  const argv = line[0] === '' ? line.slice(1) : line
  const world = fakeWorld({
    argv,
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: join(root, 'home'), SHELL: '/bin/bash' },
    stdin: '# A\n',
  })
  return (await main(world, table)) === 2 ? world.printed.stderr : undefined
}

describe('what completion offers, the tool takes', () => {
  it.each(all.map(({ name }) => name))(
    'authmd %s: each word, flag and value, behind each other one',
    async name => {
      const root = repository({})
      put(root, files(root))
      const first = await linesFrom([name])
      const wrong: string[] = []
      let asked = 0
      const ask = async (line: readonly string[]) => {
        asked += 1
        const why = await refused(root, line)
        if (why !== undefined) wrong.push(`${line.join(' ')}: ${why}`)
      }
      for (const line of first) await ask(line)
      // Of the values of one flag, and of words, one stands for the others, but where it is a choice of form or of everything.
      const heads = first.filter((line, at) => {
        const before = first[at - 1]
        const isSame = before !== undefined && before.length === line.length && before.at(-2) === line.at(-2)
        return !isSame || ['json', 'sarif', 'any', '-'].includes(line.at(-1) ?? '')
      })
      const takesInput = commands.find(one => one.name === name)?.positional?.paths !== undefined
      for (const head of [...heads, ...(takesInput && name !== 'remove' ? [[name, '-']] : [])]) {
        const seen = new Set<string>()
        for (const line of await linesFrom(head)) {
          // Without a command it is apply, which has its own row here.
          if (name === '' && line.at(head.length)?.startsWith('-')) continue
          const key = line.slice(0, head.length + 1).join(' ')
          if (seen.has(key) && line.length > head.length + 1) continue
          seen.add(key)
          await ask(line)
        }
      }
      expect(wrong).toEqual([])
      expect(asked).toBeGreaterThan(first.length)
    },
  )
})
