import { execFile } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { clientFolder } from '../client/shared.ts'

const script = `${clientFolder}check-rows.mjs`

/** Needs the built program: the rows go through its command line, as a person would ask. */
describe('doctor, asked about every recorded set-up of the client', () => {
  it.each(['rows.json', 'interactive.json'])(
    'agrees with all of them, and shows no value: %s',
    async name => {
      const { code, output } = await new Promise<{ code: number; output: string }>(done => {
        execFile(
          process.execPath,
          [script, '--bin', 'dist/bin.cjs', `${clientFolder}${name}`],
          (error, stdout) => done({ code: error === null ? 0 : 1, output: stdout }),
        )
      })
      expect(output).not.toMatch(/LEAK/)
      const [, rows = '0', agree = '0', measured = '1', unreached = '0', skipped = '0'] =
        /(\d+) rows, (\d+) agree, (\d+) wrong as measured, .* (\d+) reached no server, (\d+) skipped/.exec(
          output,
        ) ?? []
      expect({ code, measured }).toEqual({ code: 0, measured: '0' })
      // The README says so. Where no server was reached there is nothing to compare; an administrator's files can be
      // given by root alone.
      expect(Number(unreached)).toBe(name === 'rows.json' ? 3 : 0)
      expect(Number(agree) + Number(unreached) + Number(skipped)).toBe(Number(rows))
    },
    300_000,
  )
})
