// What a person, a hook and a pipeline feel: the processor time of whole processes, as ratios to an empty Node.
//
//   npm run bench [-- ROUNDS] [--small] [--json] [--only=check,doctor]        NODES=/path/to/node:/path/to/another for further versions
//
// All commands run once per round, one after the other, and each figure is divided by that round's `node -e 0`, so
// that a busy moment of the machine weighs on both; what is printed are medians. The environment is empty:
// NODE_EXTRA_CA_CERTS alone costs Node 20 more than everything that is measured here. `--small` leaves out fleets
// and scans, and so does `--only`, which takes the rows whose names hold one of these words. Needs bash.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandRows } from './commands.mjs'
import { cpuOf } from './cpu.mjs'
import { largeRows } from './large.mjs'

const words = process.argv.slice(2)
const rounds = Number(words.find(word => /^\d+$/.test(word)) ?? 31)
const only = words
  .find(word => word.startsWith('--only='))
  ?.slice(7)
  .split(',')
const nodes = [process.execPath, ...(process.env.NODES ?? '').split(':').filter(path => path !== '')]
const results = nodes.map(measure)
if (words.includes('--json')) console.log(JSON.stringify(results, undefined, 2))
else for (const result of results) print(result)

function measure(node) {
  const folder = mkdtempSync(join(tmpdir(), 'authmd-bench-'))
  const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_GLOBAL: '/dev/null', CI: '1' }
  try {
    const rows = commandRows(folder, env)
      .filter(({ name }, at) => at === 0 || only === undefined || only.some(word => name.includes(word)))
      .map(row => ({ ...row, times: [] }))
    // The first round warms the file cache and counts for nothing.
    for (let round = 0; round <= rounds; round += 1)
      for (const { args, cwd, expected, before, times } of rows) {
        before?.()
        const time = cpuOf([node, ...args], { cwd, env, expected })
        if (round > 0) times.push(time)
      }
    const empty = rows[0].times
    const small = rows.map(({ name, goal, times }) => ({
      name,
      goal,
      figure: median(times.map((time, at) => time / empty[at])),
      milliseconds: median(times),
    }))
    const large = words.includes('--small') || only !== undefined ? [] : largeRows(folder, { env, node })
    const version = execFileSync(node, ['--version'], { env, encoding: 'utf8' }).trim()
    return { node: version, cpu: cpus()[0]?.model, cores: cpus().length, rounds, small, large }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)]
}

function print({ node, cpu, cores, small, large }) {
  console.log(
    `\nNode ${node}, ${cores} × ${cpu}, ${rounds} rounds; × is the ratio to node -e 0 in processor time\n`,
  )
  console.log('| command | ms | × | goal | |\n| --- | ---: | ---: | ---: | --- |')
  for (const { name, milliseconds, figure, goal } of small)
    console.log(`| ${name} | ${milliseconds.toFixed(0)} | ${figure.toFixed(2)} | ${verdict(figure, goal)} |`)
  if (large.length === 0) return
  console.log('\n| fleets and scans | figure | goal | |\n| --- | ---: | ---: | --- |')
  for (const { name, figure, goal } of large)
    console.log(`| ${name} | ${figure.toFixed(2)} | ${verdict(figure, goal)} |`)
}

/** The goal, and how far away it is. */
function verdict(figure, goal) {
  if (goal === undefined) return '| '
  const over = Math.round((figure / goal - 1) * 100)
  return `${goal} | ${figure <= goal ? 'met' : `missed by ${over} %`}`
}
