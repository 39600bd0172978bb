import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { powershell } from '../../src/shells/powershell.ts'
import { wordsOf } from '../../src/shells/words-of.ts'
import { shellProgram } from '../support/shells.ts'

const pwsh = shellProgram('powershell')
if (pwsh === undefined)
  process.stderr.write("SKIP 1: profiles under PowerShell's own words: there is no pwsh on this machine\n")

const variable = 'ANTHROPIC_API_KEY'
const words = wordsOf(powershell, ['linux'])
const line = `$env:${variable} = 'fake value'`

const profiles: Readonly<Record<string, Buffer>> = {
  'of no line': Buffer.from(''),
  'of one line without an end': Buffer.from('Set-Alias ll ls'),
  'of one line': Buffer.from('Set-Alias ll ls\n'),
  'of many lines without an end': Buffer.from("# mine\n\n$a = 1\nfunction f { 'x' }"),
  'of many lines': Buffer.from('# mine\r\n\r\n$a = 1\r\n\r\n'),
  'that begins with a byte-order mark': Buffer.from('\ufeff# gr\u00fc\u00dfe\n'),
  'in another encoding': Buffer.from('# gr\u00fc\u00dfe\n', 'latin1'),
  'with lines near ours': Buffer.from(
    `# $env:${variable} = 1\n$env:${variable}_OLD = 'x'\n"$env:${variable}"\n`,
  ),
}

describe.skipIf(pwsh === undefined)('a PowerShell profile', () => {
  for (const [name, before] of Object.entries(profiles)) {
    it(`${name} keeps its bytes, but for our line`, () => {
      const home = mkdtempSync(join(tmpdir(), 'profile-'))
      try {
        const file = join(home, 'a [b] c', 'it.ps1')
        mkdirSync(dirname(file))
        writeFileSync(file, before)
        const steps = [
          `$PROFILE = '${file}'`,
          `$PROFILE = $PROFILE | Add-Member -NotePropertyName CurrentUserCurrentHost -NotePropertyValue '${file}' -PassThru`,
          words.persist,
          `[IO.File]::Copy($PROFILE, '${home}/kept')`,
          words.find,
          words.persist,
          words.unsetEverywhere,
          `[IO.File]::Copy($PROFILE, '${home}/gone')`,
          words.unsetEverywhere,
          'exit 0',
        ]
        const found = execFileSync(
          pwsh ?? '',
          ['-NoProfile', '-NonInteractive', '-c', steps.join('\n').replaceAll('NAME', variable)],
          {
            env: {
              PATH: '/usr/bin:/bin',
              HOME: home,
              [variable]: 'fake value',
              POWERSHELL_TELEMETRY_OPTOUT: '1',
            },
            encoding: 'utf8',
          },
        )
        const kept = before.toString('latin1')
        const open = kept !== '' && !kept.endsWith('\n')
        expect(readFileSync(join(home, 'kept'), 'latin1')).toBe(
          open ? `${kept}\n${line}` : `${kept}${line}\n`,
        )
        expect(statSync(file).mode & 0o777).toBe(0o600)
        expect(found).toContain(`it.ps1:${kept.split('\n').length + (open ? 1 : 0)}`)
        expect(readFileSync(join(home, 'gone')).equals(before)).toBe(true)
        expect(readFileSync(file).equals(before)).toBe(true)
      } finally {
        rmSync(home, { recursive: true })
      }
    })
  }
})
