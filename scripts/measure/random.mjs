import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Random combinations of all sources: what goes out against what doctor predicts. */
export function measureRandom({ root, client, count }) {
  const title = 'Random combinations, against the prediction'
  if (count === 0) return { title, skipped: 'none were asked for', rows: 0, changes: [] }
  if (!existsSync(join(root, '../shared/client/fake-api.mjs'))) {
    return { title, skipped: 'the recorded runs are not beside the repository', rows: 0, changes: [] }
  }
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { stderr, status } = spawnSync(process.execPath, [vitest, 'run', 'test/client/live.test.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, AUTHMD_CLIENT: String(count), CLAUDE_BIN: client },
  })
  const [line, agree = '0', rows = '0'] = /(\d+) of (\d+) live combinations agree[^\n]*/.exec(stderr) ?? []
  const same = status === 0 && agree === rows
  return {
    title,
    rows: Number(rows),
    changes: same ? [] : [{ what: 'prediction', before: 'all agree', now: line ?? 'the test did not run' }],
  }
}
