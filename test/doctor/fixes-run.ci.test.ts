import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shellProgram } from '../support/shells.ts'
import { kinds } from './fixes/kinds.ts'
import { kindsWithCommands, listed, outside } from './fixes/not-run.ts'
import { ask, clear, commandsOf, place, prepare, runIn } from './fixes/place.ts'
import { runOnWindows } from './fixes/windows-kinds.ts'

beforeAll(prepare)
afterAll(clear)

const ids = ({ findings }: ReturnType<typeof ask>) => findings.map(one => one.ruleId)
/** Without what is told for information, and does no harm. */
const faults = ({ findings }: ReturnType<typeof ask>) =>
  findings.filter(one => one.severity !== 'info').map(one => one.ruleId)
const kindsOf = (shell: string) =>
  kinds.filter(({ only, everywhere }) =>
    only === undefined ? shell === 'bash' || everywhere === true : shell === only,
  )

// The commands of Windows are run in test/windows.
const onWindows = process.platform === 'win32'

describe.skipIf(onWindows).each(['bash', 'zsh', 'fish', 'powershell'])(
  'a fix that is a command, run in %s',
  shell => {
    const program = shellProgram(shell)
    if (program === undefined) it.skip(`SKIPPED: no ${shell} on this machine`, () => undefined)
    else
      it.each(kindsOf(shell))('mends $ruleId: doctor reports it no more', kind => {
        const { ruleId, error, flags = [], env = {}, files = {}, behind = ruleId } = kind
        const at = place(files)
        kind.prepare?.(at)
        const here = { SHELL: program, ...env }
        const before = ask(at, here, ...flags, ...(error === undefined ? [] : ['--error', error]))
        expect(ids(before)[0]).toBe(behind)
        expect(ids(before)).toContain(ruleId)
        const commands = commandsOf(before)
        expect(commands).not.toEqual([])
        kind.edit?.(at)
        const after = runIn(program, {
          at,
          env: here,
          commands: commands.filter(line => !outside.test(line)),
        })
        expect(faults(after)).not.toContain(ruleId)
      })
  },
)

const run = new Set([...kinds.map(one => one.ruleId), ...inFiles(), ...runOnWindows])

describe('the table of the fixes that no test runs', () => {
  it('has every kind with a command that is not run here, and no other', () => {
    const rows = listed().filter(row => !row.includes(' ') && kindsWithCommands().includes(row))
    expect(rows.toSorted()).toEqual(kindsWithCommands().filter(id => !run.has(id)))
  })

  it('has every program that is left out of a fix that is run', () => {
    const programs = [...outside.source.matchAll(/[a-z][a-z -]*[a-z-]/g)].map(match => match[0])
    expect(programs.length).toBeGreaterThan(8)
    for (const program of programs) expect(listed()).toContain(program)
  })
})

/** The kinds whose fix is put into a real file, by the titles of those tests. */
function inFiles(): readonly string[] {
  const text = readFileSync('test/doctor/fixes-in-files.ci.test.ts', 'utf8')
  return [...text.matchAll(/\bit\('mends ([\w-]+):/g)].map(match => match[1] ?? '')
}
