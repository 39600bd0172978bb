import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resolve } from '../../src/credentials/order.ts'
import { probeCredentials } from '../../src/io/probe-credentials.ts'
import { type Setup, writeWorld } from '../client/write-world.ts'

const key = { env: { ANTHROPIC_API_KEY: 'sk-ant-api03-FAKE-L' } }
const ordinary: Setup = {
  proj: { '.git/HEAD': 'ref: refs/heads/main\n', '.claude/settings.local.json': key },
  cwd: 'sub',
}
const worktree: Setup = {
  home: {
    'main/.git/HEAD': 'ref: refs/heads/main\n',
    'main/.git/worktrees/w/commondir': '../..\n',
    'main/.git/worktrees/w/gitdir': '@PROJ@/.git\n',
    'main/.claude/settings.local.json': key,
  },
  proj: { '.git': 'gitdir: @HOME@/main/.git/worktrees/w\n' },
}

/** Whether the key of the local settings is sent where these places, of the checkout or of the home, belong to somebody else. */
function isSent(setup: Setup, foreign: readonly string[]): boolean {
  const written = writeWorld(setup)
  const { disk } = written.world
  const places = foreign.map(path => join(written.root, path))
  const stat: typeof disk.stat = path => {
    const state = disk.stat(path)
    return state !== undefined && places.includes(path) ? { ...state, uid: state.uid + 1 } : state
  }
  try {
    const machine = { ...written.world, disk: { ...disk, stat } }
    return resolve(probeCredentials(machine).facts).xApiKey === 'local:ANTHROPIC_API_KEY'
  } finally {
    written.remove()
  }
}

/** As in a container, into which the checkout of another user is mounted. */
describe('local settings at the root of a checkout, as measured', () => {
  it.each(['proj', 'proj/.git', 'proj/.claude'])('do not count where %s is of another user', place => {
    expect(isSent(ordinary, [place])).toBe(false)
  })

  it.each(['home/main', 'home/main/.git', 'home/main/.claude'])(
    'nor in a worktree of a main checkout, where %s is',
    place => {
      expect(isSent(worktree, [place])).toBe(false)
    },
  )

  it.each([
    ['the settings file', ordinary, ['proj/.claude/settings.local.json']],
    ['the start folder', ordinary, ['proj/sub']],
    ['the root as the start folder', { ...ordinary, cwd: '' }, ['proj', 'proj/.git', 'proj/.claude']],
    ['the worktree', worktree, ['proj', 'proj/.git']],
    ['nothing', ordinary, []],
  ] as const)('count where only this is: %s', (_, setup, places) => {
    expect(isSent(setup, places)).toBe(true)
  })
})
