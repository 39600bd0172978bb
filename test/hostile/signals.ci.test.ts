import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bundle } from '../support/bundle.ts'
import { ground, put, repository } from './ground.ts'

const old = { 'CLAUDE.md': '# Lock\n\n- one\n', '.env.example': 'A=1\n', '.gitignore': '*.log\n' }

/** Sends a signal to its own process just before the call, where the text of its first argument fits. */
const preload = `
const fs = require('node:fs')
const [call, pattern, signal] = process.env.AT.split(' ')
const real = fs[call]
let sent = false
fs[call] = (...args) => {
  if (!sent && new RegExp(pattern).test(String(args[0]))) {
    sent = true
    process.stderr.write('sent\\n')
    process.kill(process.pid, signal)
    for (const end = Date.now() + 300; Date.now() < end; );
  }
  return real(...args)
}
`

/** What a shell says of the end, and the files then. */
function ended(folder: string, args: readonly string[], at: string) {
  const hook = put(ground(), 'hook.cjs', preload)
  const line = `"${process.execPath}" -r "${hook}" "${bundle}" ${args.join(' ')} >/dev/null; echo $?`
  const { stdout, stderr } = spawnSync('bash', ['-c', line], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: ground(), AT: at },
    encoding: 'utf8',
    timeout: 20_000,
    killSignal: 'SIGKILL',
  })
  expect(stderr).toContain('sent')
  return Number(stdout)
}

const texts = (folder: string) => Object.keys(old).map(path => readFileSync(join(folder, path), 'utf8'))

describe.skipIf(process.platform === 'win32').each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])('%s', (signal, code) => {
  it.each([
    ['apply', 'openSync'],
    ['check', 'openSync'],
    ['remove', 'openSync'],
    ['doctor', 'openSync'],
    ['scan', 'openSync'],
  ])('while %s reads and plans ends it at once, with nothing written', (command, call) => {
    const folder = repository(old)
    const place = command === 'doctor' ? '[.]env' : '[.]gitignore|CLAUDE'
    expect(ended(folder, [command], `${call} ${place} ${signal}`)).toBe(code)
    expect(texts(folder)).toEqual(Object.values(old))
  })

  it('while it waits for another run ends it at once, with nothing written when that run has ended', () => {
    const folder = repository(old)
    // The other run lives as long as the test wants; then a run that still waits would write.
    const hook = put(
      ground(),
      'hook.cjs',
      `const wait = Atomics.wait
       Atomics.wait = (...args) => {
         Atomics.wait = wait
         process.kill(process.pid, '${signal}')
         return wait(...args)
       }`,
    )
    const line = `
      exec 3>&1
      sleep 60 >/dev/null & other=$!
      mkdir .authmd-lock
      echo "$other $(hostname) " > .authmd-lock/owner.1
      (sleep 1; kill $other; wait; rm -r .authmd-lock) >/dev/null 2>&1 & freed=$!
      "${process.execPath}" -r "${hook}" "${bundle}" apply >/dev/null 2>&1; echo $? >&3
      wait $freed`
    const { stdout } = spawnSync('bash', ['-c', line], {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: ground() },
      encoding: 'utf8',
      timeout: 20_000,
      killSignal: 'SIGKILL',
    })
    expect(Number(stdout)).toBe(code)
    expect(texts(folder)).toEqual(Object.values(old))
  })

  it.each(['mkdirSync', 'renameSync', 'fsyncSync'])(
    'at the %s of a write waits for the files to be whole, and a shell still sees it',
    call => {
      const whole = repository(old)
      spawnSync(process.execPath, [bundle, 'apply'], {
        cwd: whole,
        env: { PATH: process.env['PATH'], HOME: ground() },
      })
      const folder = repository(old)
      expect(texts(whole)).not.toEqual(Object.values(old))
      expect(
        ended(folder, ['apply'], `${call} ${call === 'fsyncSync' ? '.' : 'authmd-lock'} ${signal}`),
      ).toBe(code)
      expect(texts(folder)).toEqual(texts(whole))
    },
  )
})
