import { describe, expect, it } from 'vitest'
import { shells } from '../../src/shells/index.ts'
import { wordsOf } from '../../src/shells/words-of.ts'

/** The parameters of Windows PowerShell 5.1, as far as a word needs them: https://learn.microsoft.com/powershell/module/?view=powershell-5.1 */
const parameters: Readonly<Record<string, readonly string[]>> = {
  'ForEach-Object': [],
  'Get-ChildItem': [],
  'Get-Credential': [],
  'Invoke-WebRequest': ['UseBasicParsing', 'Headers'],
  'Move-Item': ['LiteralPath'],
  'Read-Host': ['AsSecureString'],
  'Remove-Item': ['ErrorAction'],
  'Select-String': ['LiteralPath', 'Pattern', 'SimpleMatch', 'ErrorAction'],
  'Set-Content': ['LiteralPath'],
  'Set-Item': [],
  'Set-ItemProperty': ['LiteralPath'],
  'Where-Object': [],
}
/** Operators, which look like a parameter. */
const operators = ['match', 'not']

/** The text for PowerShell: of its own words all of it, of others what they hand to `powershell`. */
const textsOf = (id: string, word: string): readonly string[] =>
  id === 'powershell'
    ? [word]
    : [...word.matchAll(/^powershell(?:\.exe)? -c (.+)$/gm)].map(([, command = '']) => command)

/** What of a text is in no table: `Cmdlet`, or `Cmdlet -Parameter`. */
function unknownIn(text: string): readonly string[] {
  // Texts between quotes hold names of their own.
  const code = text.replaceAll(/(?<=[({, ])'[^']*'/g, "''")
  return code.split(/[|;{}()\n]/).flatMap(part => {
    const cmdlet = /^\s*([A-Z][a-z]+-[A-Z]\w+)/.exec(part)?.[1]
    if (cmdlet === undefined) return []
    const known = parameters[cmdlet]
    if (known === undefined) return [cmdlet]
    const used = [...part.matchAll(/ -([A-Za-z]+)/g)].map(([, name = '']) => name)
    return used
      .filter(name => !known.includes(name) && !operators.includes(name))
      .map(name => `${cmdlet} -${name}`)
  })
}

describe('what is said to PowerShell on Windows', () => {
  for (const shell of shells) {
    const texts = Object.values(wordsOf(shell, ['windows'])).flatMap(word => textsOf(shell.id, word))
    it(`by ${shell.name} has no command and no parameter that version 5.1 lacks`, () => {
      expect(texts.length).toBeGreaterThan(0)
      expect(texts.flatMap(unknownIn)).toEqual([])
    })
  }

  it('would be seen with a parameter of version 7', () => {
    expect(unknownIn('(Invoke-WebRequest https://x -SkipHttpErrorCheck).StatusCode')).toEqual([
      'Invoke-WebRequest -SkipHttpErrorCheck',
    ])
    expect(unknownIn("if (1) { Read-Host 'a' -MaskInput }")).toEqual(['Read-Host -MaskInput'])
    expect(unknownIn('Get-Clipboard | Join-String -Separator x')).toEqual(['Get-Clipboard', 'Join-String'])
  })
})
