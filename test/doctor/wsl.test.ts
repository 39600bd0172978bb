import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kinds } from './fixes/kinds.ts'
import { ask, clear, place, prepare } from './fixes/place.ts'

beforeAll(prepare)
afterAll(clear)

/** A program of Windows, or a path of it. */
const ofWindows = /\b(?:powershell|cmd|reg)(?:\.exe)?\b|\.exe\b|\b[A-Z]:\\|%[A-Z]+%/

describe('in WSL', () => {
  it('no answer of doctor calls a program of Windows', () => {
    const said = kinds
      .filter(({ only, prepare: more }) => only === undefined && more === undefined)
      .flatMap(({ files = {}, env = {}, error, flags = [] }) => {
        const wsl = { ...env, SHELL: '/bin/bash', WSL_DISTRO_NAME: 'Ubuntu' }
        return ask(place(files), wsl, ...flags, ...(error === undefined ? [] : ['--error', error])).answer.fix
      })
    expect(said.length).toBeGreaterThan(kinds.length)
    expect(said.filter(line => line.startsWith('  ') && ofWindows.test(line))).toEqual([])
  }, 120_000)
})
