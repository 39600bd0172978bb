// The action's last step: runs authmd with the inputs, prints what GitHub understands, writes outputs and summary.
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url))
/** GitHub takes a summary of at most 1 MiB and a pull request's text of at most 65,536 characters. */
const MOST = 60_000

const { env } = process
const command = env.INPUT_COMMAND || 'check'
const workspace = realpathSync(env.GITHUB_WORKSPACE || process.cwd())

process.exitCode = main()

function main() {
  if (!['check', 'scan', 'doctor', 'apply'].includes(command))
    return refuse('`command` is check, scan, doctor or apply')
  if (env.INPUT_EXPECT && command !== 'doctor') return refuse('`expect` goes with `command: doctor`')
  const directory = resolve(workspace, env.INPUT_DIRECTORY || '.')
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    return refuse('`directory` names no folder of the checkout')

  // What is pending is asked before anything is written.
  const asked = authmd(directory, command === 'apply' ? ['--dry-run'] : [], 'json')
  const report = parsed(asked.stdout)
  if (report === undefined) return refuse(asked.stderr.trim() || 'authmd ended without a report')
  const text =
    command === 'doctor'
      ? authmd(directory, ['--markdown'], 'pretty').stdout
      : authmd(directory, command === 'apply' ? ['--dry-run'] : [], 'pretty').stdout
  const request = command === 'apply' ? authmd(directory, ['--dry-run', '--markdown'], 'pretty').stdout : ''
  const format = env.INPUT_FORMAT || 'github'
  const run = authmd(directory, [], format)
  if (run.status === 2 && run.stdout === '') return refuse(run.stderr.trim())
  print(format, run, directory)

  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, markdown(text) + next(report))
  output('outdated', String((report.edits ?? []).length > 0))
  output('exit-code', String(run.status))
  if (env.RUNNER_TEMP) {
    const file = join(env.RUNNER_TEMP, `authmd-${randomUUID()}.md`)
    writeFileSync(file, cut(request))
    output('pull-request-file', file)
    const sarif = join(env.RUNNER_TEMP, `authmd-${randomUUID()}.sarif`)
    writeFileSync(sarif, authmd(directory, command === 'apply' ? ['--dry-run'] : [], 'sarif').stdout)
    output('sarif-file', sarif)
  }
  // A finding about the repository is annotated, and is no reason to withhold what was written.
  return command === 'apply' && run.status === 1 ? 0 : run.status
}

/** The folder is handed over as the working directory, so that no name can be taken for a flag. */
function authmd(directory, flags, format) {
  const failOn = command === 'check' && env.INPUT_FAIL_ON ? [`--fail-on=${env.INPUT_FAIL_ON}`] : []
  const yes = command === 'apply' ? ['--yes'] : []
  const expect = command === 'doctor' && env.INPUT_EXPECT ? [`--expect=${env.INPUT_EXPECT}`] : []
  const place = ['scan', 'doctor'].includes(command) ? [] : ['--', '.']
  const args = [
    cli,
    command,
    ...failOn,
    ...expect,
    ...yes,
    ...flags,
    `--format=${format}`,
    '--no-color',
    ...place,
  ]
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (error !== undefined) throw error
  return { status: status ?? 2, stdout, stderr }
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Annotations act; everything else is shown with commands switched off, since a repository may have written it. */
function print(format, { stdout, stderr }, directory) {
  if (format === 'github') {
    const prefix = property(pathBefore(directory))
    process.stdout.write(stdout.replace(/^::(\w+) file=/gm, (_, kind) => `::${kind} file=${prefix}`))
  }
  const quiet = format === 'github' ? stderr : stdout + stderr
  if (quiet === '') return
  const token = randomUUID()
  process.stdout.write(
    `::stop-commands::${token}\n${quiet.endsWith('\n') ? quiet : `${quiet}\n`}::${token}::\n`,
  )
}

/** Annotations need paths from the workspace on; authmd names them from the folder, scan from the git top level. */
function pathBefore(directory) {
  let top = realpathSync(directory)
  while (command === 'scan' && !existsSync(join(top, '.git')) && dirname(top) !== top) top = dirname(top)
  const way = relative(workspace, top)
  return way === '' || way.startsWith('..') ? '' : `${way.split(sep).join('/')}/`
}

function markdown(text) {
  // It has a heading of its own.
  if (command === 'doctor') return cut(text)
  const short = cut(text)
  const longest = Math.max(2, ...(short.match(/`+/g) ?? []).map(run => run.length))
  const fence = '`'.repeat(longest + 1)
  return `### authmd ${command}\n\n${fence}diff\n${short.trim() || 'Nothing to report.'}\n${fence}\n`
}

/** What is printed there says `authmd apply`, which is installed nowhere on a runner. */
function next({ edits = [] }) {
  if (command !== 'check' || edits.length === 0) return ''
  return '\nTo write this: `authmd apply` in a clone, or a workflow with `command: apply` that opens a pull request.\n'
}

function cut(text) {
  return text.length > MOST ? `${text.slice(0, MOST)}\n… cut here\n` : text
}

function refuse(reason) {
  process.stdout.write(`::error title=authmd::${data(reason)}\n`)
  output('outdated', 'false')
  output('exit-code', '2')
  return 2
}

function output(name, value) {
  if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, `${name}=${value}\n`)
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
function data(text) {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text) {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
