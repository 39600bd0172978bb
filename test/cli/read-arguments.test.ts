import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Command, UsageError } from '../../src/cli/command.ts'
import { commands } from '../../src/cli/commands/index.ts'
import { flagsOf } from '../../src/cli/flags.ts'
import { readArguments } from '../../src/cli/read-arguments.ts'
import { readWithYargs } from '../../src/cli/yargs/read.ts'

const load = async () => ({ run: () => 0 as const })

const apply: Command = {
  name: 'apply',
  describe: 'Merge',
  positional: { name: 'dir…', describe: 'Repositories' },
  flags: [
    { name: 'dry-run', alias: 'n', type: 'boolean', describe: 'Write nothing' },
    {
      name: 'shell',
      alias: 's',
      type: 'list',
      value: 'ID',
      describe: 'Shells',
      choices: () => ['zsh', 'fish'],
    },
    { name: 'on-edit', type: 'string', describe: 'On edit', choices: () => ['merge', 'keep'] },
    { name: 'output', type: 'string', value: 'FILE', describe: 'Write there' },
  ],
  examples: [],
  load,
}
const doctor: Command = {
  name: 'doctor',
  describe: 'Look',
  flags: [
    { name: 'online', type: 'boolean', describe: 'Ask the API' },
    { name: 'error', type: 'string', describe: 'What was printed', text: true },
  ],
  examples: [],
  load,
}
const explain: Command = {
  name: 'explain',
  describe: 'Say',
  positional: { name: 'text', describe: 'What was printed', many: true, text: true },
  flags: [],
  examples: [],
  load,
}
const table = [apply, doctor, explain]

const plain = (...argv: string[]) => {
  const call = readArguments(argv, table)
  return call && { name: call.command.name, ...call.args }
}
const complaint = (...argv: string[]): string => {
  expect(readArguments(argv, table)).toBeUndefined()
  try {
    readWithYargs(argv, table)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return 'no complaint'
}

describe('the plain reader', () => {
  it('takes no command for the default one', () => {
    expect(plain()).toEqual({ name: 'apply', flags: {}, positionals: [] })
    expect(plain('-n', '--quiet')).toEqual({
      name: 'apply',
      flags: { 'dry-run': true, quiet: true },
      positionals: [],
    })
  })

  it('reads every ordinary form of a flag', () => {
    expect(
      plain('apply', '--shell', 'zsh', 'one', '--shell=fish,zsh', '--on-edit=keep', '--no-color', '--', '-n'),
    ).toEqual({
      name: 'apply',
      flags: { shell: ['zsh', 'fish', 'zsh'], 'on-edit': 'keep', 'no-color': true },
      positionals: ['one', '-n'],
    })
  })

  it('takes a dash alone as a value, which means standard input or output', () => {
    expect(plain('doctor', '--error', '-')?.flags).toEqual({ error: '-' })
    expect(readWithYargs(['doctor', '--error', '-'], table).args.flags).toEqual({ error: '-' })
  })

  it.each([
    '--dangerously-skip-permissions cannot be used with root/sudo privileges',
    '- Not logged in',
    '-p: Not logged in\nsecond line',
  ])('takes a printed text that begins with a dash for a text, where one is asked for: %s', text => {
    for (const argv of [
      ['doctor', '--error', text],
      ['explain', text],
      ['explain', 'a', text, 'b'],
    ]) {
      const quick = readArguments(argv, table)
      expect(Object.values(quick?.args.flags ?? {}).concat(quick?.args.positionals ?? [])).toContain(text)
      expect(readWithYargs(argv, table)).toEqual(quick)
    }
    expect(() => readWithYargs(['apply', text], table)).toThrow(/has no flag/)
  })

  it('takes no flag for a text: one word, or a value behind its sign', () => {
    for (const word of ['--dangerously-skip-permissions', '--colour=very red'])
      expect(() => readWithYargs(['explain', word], table)).toThrow(/has no flag/)
  })

  it('finds the command behind flags and their values, also those of the command alone', () => {
    expect(plain('--cwd', 'doctor', 'doctor', '--online')?.name).toBe('doctor')
    expect(plain('--error', '401', 'doctor')).toEqual({
      name: 'doctor',
      flags: { error: '401' },
      positionals: [],
    })
  })

  it.each([
    [['--help']],
    [['aply']],
    [['some-dir']],
    [['apply', '--shell']],
    [['apply', '--shell', '-n']],
    [['apply', '--shell', 'zhs']],
    [['apply', '--shell=zsh,,fish']],
    [['apply', '--on-edit', 'keep', '--on-edit', 'merge']],
    [['apply', '--dry-run=false']],
    [['apply', '--dry-run', 'true']],
    [['apply', '-nq']],
    [['apply', '--online']],
    [['doctor', 'here']],
  ])('leaves %j to yargs', argv => {
    expect(readArguments(argv, table)).toBeUndefined()
  })
})

describe('a `-` among names', () => {
  it.each([
    [['scan', '-'], ['-']],
    [
      ['scan', '--quiet', '--', '-', 'a'],
      ['./-', 'a'],
    ],
    [['check', '--', '-'], ['./-']],
    [
      ['scan', '-', '--', '-'],
      ['-', './-'],
    ],
    [['explain', '--', '-'], ['-']],
  ])('%j: is a file behind the dashes, and standard input before', (argv, names) => {
    // What the plain reader leaves to yargs, it does not read otherwise.
    expect(readArguments(argv, commands)?.args.positionals ?? names).toEqual(names)
    expect(readWithYargs(argv, commands).args.positionals).toEqual(names)
  })
})

describe('yargs', () => {
  it('gives what the plain reader gives, wherever that gives a result', () => {
    const word = fc.oneof(
      fc.constantFrom(
        ...[
          'apply',
          'doctor',
          'zsh',
          'fish',
          'zsh,fish',
          'keep',
          'merge',
          'true',
          'false',
          'a b',
          '007',
          '-',
          '--',
        ],
        ...[
          '-n',
          '-q',
          '-s',
          '-nq',
          '-s=zsh',
          '-n=1',
          '-szsh',
          '--no-dry-run',
          '--dryRun',
          '--a.b',
          '--__proto__',
          '-1',
          '',
        ],
        ...[
          '"quoted"',
          "'x'",
          '- a b',
          '--error x y',
          '--x=1 y',
          'a=b',
          '=',
          '--=',
          '---',
          '--shell=',
          '--json=false',
          '--toString',
          'constructor',
          '$0',
          '_',
        ],
      ),
      fc
        .constantFrom(...table.flatMap(command => flagsOf(command)))
        .chain(({ name }) =>
          fc.constantFrom(`--${name}`, `--${name}=keep`, `--${name}=zsh,fish`, `--${name}=x=y`),
        ),
      fc.string({ maxLength: 6 }),
    )
    let answered = 0
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), argv => {
        const quick = readArguments(argv, table)
        if (quick === undefined) return
        answered += 1
        expect(readWithYargs(argv, table)).toEqual(quick)
      }),
      { numRuns: process.env['AUTHMD_LONG'] === '1' ? 200_000 : 8_000 },
    )
    expect(answered).toBeGreaterThan(500)
  })

  it('understands the rare forms', () => {
    expect(readWithYargs(['-nq', '--dry-run=true', '-s', 'zsh'], table).args.flags).toEqual({
      'dry-run': true,
      quiet: true,
      shell: ['zsh'],
    })
    expect(readWithYargs(['apply', '--dry-run=false'], table).args.flags).toEqual({ 'dry-run': false })
  })
})

describe('a mistake on the command line', () => {
  it.each([
    [['some-dir'], '"some-dir" is not a command. For a directory of that name: authmd apply some-dir'],
    [
      ['docter'],
      '"docter" is not a command. Did you mean authmd doctor? For a directory of that name: authmd apply docter',
    ],
    [['--', 'dir'], '"dir" is not a command. For a directory of that name: authmd apply dir'],
    [['apply', '--shel', 'zsh'], 'authmd apply has no flag --shel. Did you mean --shell?'],
    [['apply', '--online'], 'authmd apply has no flag --online. authmd doctor has it'],
    [['apply', '-x'], 'authmd apply has no flag -x'],
    [['apply', '--shell'], '--shell needs a value'],
    [['apply', '--shell', '-n'], '--shell needs a value'],
    [['apply', '--shell=zsh,,fish'], '--shell needs a value'],
    [['apply', '--output='], '--output needs a value'],
    [['apply', '--on-edit', 'ask'], '--on-edit does not know `ask`: one of merge, keep'],
    [['apply', '--shell', 'zsh,zhs'], '--shell does not know `zhs`: did you mean `zsh`?'],
    [['apply', '--on-edit', 'keep', '--on-edit', 'merge'], '--on-edit is given twice. Give it once'],
    [['doctor', 'here'], 'authmd doctor takes no argument, so "here" has no meaning here'],
  ])('%j is answered with what to do', (argv, message) => {
    expect(complaint(...argv)).toBe(message)
  })
})

describe('the table of commands', () => {
  it('lets a flag name take a value in all commands or in none, so that the command word is found without it', () => {
    const seen = new Map<string, string>()
    for (const command of commands)
      for (const flag of flagsOf(command)) {
        const kind = `${flag.type === 'boolean'} ${flag.alias ?? ''}`
        expect(`${flag.name} ${seen.get(flag.name) ?? kind}`).toBe(`${flag.name} ${kind}`)
        seen.set(flag.name, kind)
      }
  })

  it('uses a name or an alias once in a command', () => {
    for (const command of commands) {
      const names = flagsOf(command).flatMap(({ name, alias }) =>
        alias === undefined ? [name] : [name, alias],
      )
      expect(new Set(names).size, command.name).toBe(names.length)
    }
  })
})
