import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** What the client sends against what doctor predicts: the tests that do so, with this client. */
const comparisons = [
  {
    title: 'Recorded set-ups, sent once more',
    test: 'replay',
    env: ({ every }) => ({ AUTHMD_REPLAY: String(every) }),
    line: /(\d+) of (\d+) recorded rows agree[^\n]*/,
  },
  {
    title: 'Odd set-ups, against the prediction',
    test: 'odd',
    env: ({ every }) => ({ AUTHMD_ODD: String(every) }),
    line: /(\d+) of (\d+) odd set-ups agree[^\n]*/,
  },
  {
    title: 'Recorded sessions, driven in a terminal',
    test: 'sessions',
    only: 'recorded',
    env: () => ({ AUTHMD_SESSIONS: '1' }),
    line: /(\d+) of (\d+) recorded sessions agree[^\n]*/,
  },
  {
    title: 'Random combinations, against the prediction',
    test: 'live',
    env: ({ random }) => ({ AUTHMD_CLIENT: String(random) }),
    line: /(\d+) of (\d+) live combinations agree[^\n]*/,
    isAsked: ({ random }) => random > 0,
  },
]

export function measureLive(given) {
  return comparisons.map(({ title, test, only, env, line, isAsked }) => {
    const skipped = reason => ({ title, skipped: reason, rows: 0, changes: [] })
    if (isAsked?.(given) === false) return skipped('none were asked for')
    const { root, client } = given
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const args = [vitest, 'run', `test/client/${test}.test.ts`, ...(only === undefined ? [] : ['-t', only])]
    const { stderr, status } = spawnSync(process.execPath, args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, ...env(given), CLAUDE_BIN: client },
    })
    const reason = /^SKIP \d+: [^:]+: (.*)$/m.exec(stderr)?.[1]
    const [whole, agree, rows] = line.exec(stderr) ?? []
    if (whole === undefined && status === 0 && reason !== undefined) return skipped(reason)
    const same = status === 0 && agree === rows
    return {
      title,
      rows: Number(rows ?? 0),
      changes: same
        ? []
        : [{ what: 'prediction', before: 'all agree', now: whole ?? 'the test did not run' }],
    }
  })
}
