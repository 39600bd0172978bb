import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, clear, place, prepare } from './fixes/place.ts'

beforeAll(prepare)
afterAll(clear)

const silent = '❯ /login\n  ⎿  Login successful\n❯ hello\n  ⎿  Not logged in · Please run /login'

describe.skipIf(process.platform === 'win32')('a link to nothing in place of', () => {
  it.each(['.claude', '.claude.json'])('%s is put aside before a login', name => {
    const at = place({})
    rmSync(at.path(`home/${name}`), { recursive: true, force: true })
    symlinkSync(at.path('home/OneDrive - Example/gone'), at.path(`home/${name}`))
    const { findings, answer } = ask(at, {}, '--error', silent)
    expect(findings[0]?.ruleId).toBe('config-link-dead')
    expect(JSON.stringify(findings[0])).toContain(
      `~/${name} is a link to ~/OneDrive - Example/gone, which does not exist`,
    )
    const fix = answer.fix.join('\n')
    expect(fix).toContain(`  mv ~/${name} ~/${name}.broken`)
    expect(fix.indexOf('mv ')).toBeLessThan(fix.indexOf('claude auth login'))
  })

  it('the folder is no fault where the link leads somewhere', () => {
    const at = place({})
    mkdirSync(at.path('home/real'), { recursive: true })
    rmSync(at.path('home/.claude'), { recursive: true, force: true })
    symlinkSync(at.path('home/real'), at.path('home/.claude'))
    expect(ask(at, {}).findings.map(({ ruleId }) => ruleId)).not.toContain('config-link-dead')
  })
})
