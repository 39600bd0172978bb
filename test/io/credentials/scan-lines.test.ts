import { describe, expect, it } from 'vitest'
import { dotenvLines, scanLines, tomlLines } from '../../../src/io/credentials/scan-lines.ts'
import { fish } from '../../../src/shells/fish.ts'
import { nushell } from '../../../src/shells/nushell.ts'
import { posixLines } from '../../../src/shells/posix-lines.ts'
import { powershell } from '../../../src/shells/powershell.ts'
import { tcsh } from '../../../src/shells/tcsh.ts'
import { growth, linear, repeated } from '../../support/growth.ts'

const name = 'ANTHROPIC_API_KEY'
const languages = {
  posix: posixLines,
  fish: fish.lines,
  'fish-variables': fish.linesIn?.['fish_variables'] ?? fish.lines,
  nushell: nushell.lines,
  powershell: powershell.lines,
  csh: tcsh.lines,
  dotenv: dotenvLines,
  toml: tomlLines,
} as const
const rows: readonly (readonly [
  keyof typeof languages,
  string,
  'set' | 'unset' | undefined,
  boolean,
  string | undefined,
])[] = [
  ['posix', `export ${name}=abc`, 'set', true, 'abc'],
  ['posix', `  export ${name}="abc" # note`, 'set', true, 'abc'],
  ['posix', `${name}='a b'`, 'set', false, 'a b'],
  ['posix', `typeset -gx ${name}=abc`, 'set', true, 'abc'],
  ['posix', `declare -x ${name}=abc`, 'set', true, 'abc'],
  ['posix', `export ${name}=$(op read op://x/y)`, 'set', true, undefined],
  ['posix', `export ${name}="$OTHER"`, 'set', true, undefined],
  ['posix', `unset ${name}`, 'unset', false, undefined],
  ['posix', `# export ${name}=abc`, undefined, false, undefined],
  ['posix', `echo ${name}=abc`, undefined, false, undefined],
  ['fish', `set -gx ${name} abc`, 'set', true, 'abc'],
  ['fish', `set -Ux ${name} 'abc'`, 'set', true, 'abc'],
  ['fish', `set --global --export ${name} abc`, 'set', true, 'abc'],
  ['fish', `set -g ${name} abc`, 'set', false, 'abc'],
  ['fish', `set -e ${name}`, 'unset', false, undefined],
  ['fish-variables', `SETUVAR --export ${name}:sk\\x2dant`, 'set', true, 'sk-ant'],
  ['fish-variables', `SETUVAR ${name}:abc`, 'set', false, 'abc'],
  ['nushell', `$env.${name} = "abc"`, 'set', true, 'abc'],
  ['nushell', `hide-env ${name}`, 'unset', false, undefined],
  ['powershell', `$env:${name} = 'abc'`, 'set', true, 'abc'],
  ['powershell', `Remove-Item Env:${name}`, 'unset', false, undefined],
  ['powershell', `[Environment]::SetEnvironmentVariable('${name}', 'abc', 'User')`, 'set', true, 'abc'],
  ['csh', `setenv ${name} abc`, 'set', true, 'abc'],
  ['csh', `set ${name} = abc`, 'set', false, 'abc'],
  ['csh', `unsetenv ${name}`, 'unset', false, undefined],
  ['dotenv', `${name}=abc`, 'set', true, 'abc'],
  ['dotenv', `export ${name} = "abc"`, 'set', true, 'abc'],
  ['dotenv', `${name}="\${OTHER}"`, 'set', true, '${OTHER}'],
  ['toml', `${name} = "abc"`, 'set', true, 'abc'],
]

describe('a line that sets or removes a variable', () => {
  it.each(rows)('%s: %s', (language, line, action, exported, value) => {
    const found = scanLines(`first\n${line}\n`, languages[language], [name])
    expect(found).toEqual(
      action === undefined
        ? []
        : [{ line: 2, variable: name, action, exported, ...(value === undefined ? {} : { value }) }],
    )
  })

  it('is exported when a later line says so', () => {
    expect(scanLines(`${name}=abc\nexport PATH ${name}\n`, posixLines, [name])[0]?.exported).toBe(true)
    expect(scanLines(`${name}=abc\nexport ${name}_OTHER\n`, posixLines, [name])[0]?.exported).toBe(false)
  })

  it('is counted by lines also with CRLF and a byte-order mark', () => {
    expect(scanLines(`\ufeff${name}=a\r\n\r\n${name}=b\r\n`, dotenvLines, [name])).toMatchObject([
      { line: 1, value: 'a' },
      { line: 3, value: 'b' },
    ])
  })

  it('takes no longer for a hostile line', () => {
    const build = (size: number) => `${name}\n${repeated('set -x ')(size)}\n${repeated(' export')(size)}`
    expect(growth(build, text => scanLines(text, fish.lines, [name]))).toBeLessThan(linear)
  })
})

it('takes no longer than the file is', () => {
  const line = `${name}=x\n`
  expect(scanLines(line.repeat(1000), posixLines, [name])).toHaveLength(1000)
  expect(growth(repeated(line), text => scanLines(text, posixLines, [name]))).toBeLessThan(linear)
})

it.each([
  [`${name}=x\nexport OTHER ${name} B=1`, true],
  [`${name}=x\n  export ${name}; true`, true],
  [`${name}=x\nexport ${name}_OLD`, false],
  [`${name}=x\n# export ${name}`, false],
])('knows a variable that another line exports: %j', (text, exported) => {
  expect(scanLines(text, posixLines, [name])[0]).toMatchObject({ action: 'set', exported })
})
