// What a person, a hook and a pipeline feel: whole processes, as ratios to an empty Node.
//
//   npm run bench [-- ROUNDS] [--json]
//
// All commands run once per round, one after the other, and each time is divided by that round's `node -e 0`,
// so that a busy moment of the machine weighs on both. The figures are medians over the rounds. The environment
// is empty: NODE_EXTRA_CA_CERTS alone, for one, costs Node 20 more than everything that is measured here.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'authmd-bench-'))
const env = { PATH: process.env.PATH, HOME: folder }
const rounds = Number(process.argv.slice(2).find(word => /^\d+$/.test(word)) ?? 31)

try {
  const { fresh, current } = prepareRepositories()
  const rows = measure(commandsFor(fresh, current))
  const node = rows[0].times
  const results = rows.map(row => summarise(row, node))
  if (process.argv.includes('--json')) console.log(JSON.stringify({ ...machine(), results }, undefined, 2))
  else print(results)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function commandsFor(fresh, current) {
  const authmd = join(root, 'dist', 'bin.cjs')
  const file = join(current, 'CLAUDE.md')
  const work = join(folder, 'work')
  const renew = () => {
    rmSync(work, { recursive: true, force: true })
    cpSync(fresh, work, { recursive: true })
  }
  return [
    { name: 'node -e 0', args: ['-e', '0'], cwd: current },
    { name: 'authmd --version', args: [authmd, '--version'], cwd: current, aim: 1.2 },
    { name: 'authmd check, 8 KB, current', args: [authmd, 'check'], cwd: current, aim: 1.6 },
    { name: 'authmd, first apply', args: [authmd, 'apply', '--yes'], cwd: work, before: renew, aim: 5 },
    { name: 'authmd --help', args: [authmd, '--help'], cwd: current },
    { name: 'doctoc --dryrun', args: [binOf('doctoc'), '--dryrun', file], cwd: current },
    { name: 'prettier --check', args: [binOf('prettier'), '--check', file], cwd: current },
    { name: 'remark-cli', args: [binOf('remark-cli'), '--quiet', file], cwd: current },
  ]
}

function prepareRepositories() {
  const fresh = join(folder, 'fresh')
  const current = join(folder, 'current')
  mkdirSync(fresh)
  execFileSync('git', ['init', '--quiet'], { cwd: fresh, env })
  writeFileSync(join(fresh, 'CLAUDE.md'), document())
  writeFileSync(join(fresh, '.gitignore'), 'node_modules/\ndist/\n.env\n')
  cpSync(fresh, current, { recursive: true })
  const applied = spawnSync(process.execPath, [join(root, 'dist', 'bin.cjs'), 'apply', '--yes'], {
    cwd: current,
    env,
    encoding: 'utf8',
  })
  if (applied.status !== 0) throw new Error(`apply gave ${applied.status}: ${applied.stderr}`)
  return { fresh, current }
}

/** A CLAUDE.md of 8 KB as teams write them: headings, lists, commands. */
function document() {
  const part = number =>
    [
      `## Part ${number}`,
      '',
      'The service keeps its state in one table. Read `docs/state.md` before you change a query.',
      '',
      '- Write a test first, and see it fail.',
      '- Never edit a migration that has run; add another.',
      '  - Name it after what it does.',
      '',
      '```bash',
      `make test PART=${number}`,
      'make lint',
      '```',
      '',
      '',
    ].join('\n')
  let text = '# The project\n\n'
  for (let number = 1; text.length < 8192; number += 1) text += part(number)
  return text.trimEnd().concat('\n')
}

function binOf(name) {
  const manifest = join(root, 'node_modules', name, 'package.json')
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))
  return join(dirname(manifest), typeof bin === 'string' ? bin : Object.values(bin)[0])
}

function measure(commands) {
  const rows = commands.map(command => ({ ...command, times: [] }))
  // The first round warms the file cache and counts for nothing.
  for (let round = 0; round <= rounds; round += 1)
    for (const { args, cwd, before, times, name } of rows) {
      before?.()
      const start = process.hrtime.bigint()
      const { status, stderr } = spawnSync(process.execPath, args, {
        cwd,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const time = Number(process.hrtime.bigint() - start) / 1e6
      if (name.startsWith('authmd') && status !== 0) throw new Error(`${name} gave ${status}: ${stderr}`)
      if (round > 0) times.push(time)
    }
  return rows
}

function summarise({ name, aim, times }, node) {
  const ratios = times.map((time, index) => time / node[index])
  return {
    name,
    milliseconds: round(quantile(times, 0.5), 1),
    ratio: round(quantile(ratios, 0.5), 2),
    quartiles: [round(quantile(ratios, 0.25), 2), round(quantile(ratios, 0.75), 2)],
    ...(aim === undefined ? {} : { aim, met: quantile(ratios, 0.5) <= aim }),
  }
}

function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * part)]
}

function round(value, digits) {
  return Number(value.toFixed(digits))
}

function machine() {
  return { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, rounds }
}

function print(results) {
  const { node, cpu, cores } = machine()
  console.log(
    `Node ${node}, ${cores} × ${cpu}, ${rounds} rounds; × is the ratio to node -e 0, with its quartiles\n`,
  )
  console.log('| command | ms | × | quartiles | aim |')
  console.log('| --- | ---: | ---: | --- | --- |')
  for (const { name, milliseconds, ratio, quartiles, aim, met } of results) {
    const goal = aim === undefined ? '' : `≤ ${aim.toFixed(1)}, ${met ? 'met' : 'MISSED'}`
    console.log(
      `| ${name} | ${milliseconds.toFixed(1)} | ${ratio.toFixed(2)} | ${quartiles.map(q => q.toFixed(2)).join(' to ')} | ${goal} |`,
    )
  }
  const missed = results.filter(({ met }) => met === false)
  console.log(
    `\n${missed.length === 0 ? 'Every aim is met.' : `Missed: ${missed.map(({ name }) => name).join('; ')}.`}`,
  )
}
