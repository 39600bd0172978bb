// The action's last step: runs authmd with the inputs, prints what GitHub understands, writes outputs and summary.
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url))
/** GitHub takes a summary of at most 1 MiB and a pull request's text of at most 65,536 characters. */
const MOST = 60_000
const MOST_PAGES = 10

/** Inputs that one command alone reads; every other one counts for all. One that would not count is refused. */
const ownInputs = { 'fail-on': 'check', expect: 'doctor' }

const { env } = process
const command = input('command') || 'check'
const reasons = input('fail-on')
const expected = input('expect')
const workspace = realpathSync(env.GITHUB_WORKSPACE || process.cwd())

process.exitCode = main()

function main() {
  if (!['check', 'scan', 'doctor', 'apply'].includes(command))
    return refuse('`command` is check, scan, doctor or apply')
  if (!['', 'true', 'false'].includes(input('cache'))) return refuse('`cache` is true or false')
  for (const [name, only] of Object.entries(ownInputs))
    if (input(name) && command !== only) return refuse(`\`${name}\` goes with \`command: ${only}\``)
  const named = resolve(workspace, env.INPUT_DIRECTORY || '.')
  if (!statSync(named, { throwIfNoEntry: false })?.isDirectory())
    return refuse('`directory` names no folder in the checkout')
  // What a pull request brings along may be a link to anywhere on the runner.
  const directory = realpathSync(named)
  if (directory !== workspace && !directory.startsWith(join(workspace, sep)))
    return refuse('`directory` leads out of the workspace')

  // What is pending is asked before anything is written.
  const dry = command === 'apply' ? ['--dry-run'] : []
  const asked = authmd(directory, dry, 'json')
  const report = parsed(asked.stdout)
  if (report === undefined) return refuseAsToldBy(asked, directory)
  const text = authmd(directory, command === 'doctor' ? ['--markdown'] : dry, 'pretty').stdout
  const request = command === 'apply' ? authmd(directory, [...dry, '--markdown'], 'pretty').stdout : ''
  const sarif = authmd(directory, dry, 'sarif').stdout
  const format = input('format') || 'github'
  const run = authmd(directory, [], format)
  if (run.status === 2 && run.stdout === '') return refuseAsToldBy(run, directory)
  print(format, run, directory)

  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, markdown(text) + pages(sarif))
  output('outdated', String((report.edits ?? []).length > 0))
  output('exit-code', String(run.status))
  if (env.RUNNER_TEMP) {
    const file = join(env.RUNNER_TEMP, `authmd-${randomUUID()}.md`)
    writeFileSync(file, cut(request))
    output('pull-request-file', file)
    const log = join(env.RUNNER_TEMP, `authmd-${randomUUID()}.sarif`)
    writeFileSync(log, sarif)
    output('sarif-file', log)
  }
  // A finding about the repository is annotated, and is no reason to withhold what was written.
  return command === 'apply' && run.status === 1 ? 0 : run.status
}

/** The folder is handed over as the working directory, so that no name can be taken for a flag. */
function authmd(directory, flags, format) {
  // As action.yml has it: an input that is given and empty, such as an unset variable, means the same as none.
  const failOn = command === 'check' ? [`--fail-on=${reasons || 'conflict'}`] : []
  const yes = command === 'apply' ? ['--yes'] : []
  const expect = command === 'doctor' && expected ? [`--expect=${expected}`] : []
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

/** An input as it is meant, by its name in action.yml: YAML keeps the blanks of a quoted one. */
function input(name) {
  return (env[`INPUT_${name.toUpperCase().replaceAll('-', '_')}`] ?? '').trim()
}

/** What authmd refuses by the name of a flag was given as an input. */
function ofInputs(text) {
  return text.replace(/--(fail-on|expect|format)\b(?! `)/g, '`$1`')
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

/**
 * Annotations need paths from the workspace on; authmd names them from the top of the repository, or from the folder
 * where there is none. (SARIF stays as it is: code scanning wants the top of the repository.)
 */
function pathBefore(directory) {
  const folder = realpathSync(directory)
  return wayTo(repositoryTop(folder) ?? folder)
}

/** From the workspace on. */
function wayTo(folder) {
  const way = relative(workspace, folder)
  return way === '' || way.startsWith('..') ? '' : `${way.split(sep).join('/')}/`
}

function repositoryTop(folder) {
  if (existsSync(join(folder, '.git'))) return folder
  return dirname(folder) === folder ? undefined : repositoryTop(dirname(folder))
}

function markdown(text) {
  // It has a heading of its own.
  if (command === 'doctor') return cut(text)
  // What apply shows beforehand is written by the step.
  const short = cut(text.replace(/^Nothing was written\. .+$/m, ''))
  const longest = Math.max(2, ...(short.match(/`+/g) ?? []).map(run => run.length))
  const fence = '`'.repeat(longest + 1)
  return `### authmd ${command}\n\n${fence}diff\n${short.trimEnd() || 'Nothing to report.'}\n${fence}\n`
}

/** The page of each rule that spoke, folded: on a runner nobody can ask for one. */
function pages(sarif) {
  const [{ tool } = {}] = parsed(sarif)?.runs ?? []
  const rules = (tool?.driver.rules ?? []).slice(0, MOST_PAGES).filter(({ help }) => help !== undefined)
  if (rules.length === 0) return ''
  const told = rules.map(
    ({ id, shortDescription, help }) =>
      `<details><summary>${id}: ${html(shortDescription.text)}</summary>\n\n${help.markdown}\n\n</details>\n`,
  )
  // What doctor names is done in the job, but for a command of ours.
  const isWanted = command !== 'doctor' || told.some(page => /\bauthmd (?:doctor|explain)\b/.test(page))
  return `\n${told.join('\n')}${isWanted ? `\n${toGetIt()}` : ''}`
}

/** Where the tool is told of, at the ref that runs, where the runner says which that is. */
function toGetIt() {
  const {
    GITHUB_SERVER_URL: server,
    GITHUB_ACTION_REPOSITORY: repository = '',
    GITHUB_ACTION_REF: ref = '',
  } = env
  const isKnown = server && /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref)
  const page = '`docs/ci.md`, "Getting the tool"'
  const place = isKnown ? `[${page}](${server}/${repository}/blob/${ref}/docs/ci.md#getting-the-tool)` : page
  return `Run \`authmd\` commands in a clone of this repository. How to get the tool: ${place}, in this Action's repository.\n`
}

function html(text) {
  return text.replace(/[&<>]/g, one => `&#${one.codePointAt(0)};`)
}

function cut(text) {
  return text.length > MOST ? `${text.slice(0, MOST)}\n… cut here\n` : text
}

function refuse(...reasons) {
  for (const { text, at = '' } of reasons.map(reason =>
    typeof reason === 'string' ? { text: reason } : reason,
  ))
    process.stdout.write(`::error ${at}title=authmd::${data(text)}\n`)
  output('outdated', 'false')
  output('exit-code', '2')
  return 2
}

/** Why authmd could not run. Each mistake of a configuration stands at its line: `FILE:LINE: TEXT`, named from the folder on. */
function refuseAsToldBy({ stderr }, directory) {
  const told = ofInputs(stderr.trim()).replace(/^authmd: /, '')
  const mistakes = told.split('\n').map(line => /^([^\s:]+):(\d+): (.+)$/.exec(line))
  if (!mistakes.every(found => found !== null && existsSync(join(directory, found[1]))))
    return refuse(told || 'authmd ended without a report')
  const prefix = wayTo(directory)
  return refuse(
    ...mistakes.map(([, file, line, text]) => ({
      text,
      at: `file=${property(prefix + file)},line=${line},`,
    })),
  )
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
