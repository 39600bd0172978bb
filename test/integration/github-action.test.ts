import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSandbox, plantedKey, projectRoot, writeFiles, writeProgram } from './sandbox.ts'
import { readYaml, runStep, type Step, type StepRan } from './steps.ts'

const action = readYaml('action.yml')
const steps: readonly Step[] = action.runs.steps
const sandbox = createSandbox()
const { git, repository, folder, run } = sandbox
const temporary = join(folder, 'runner')

/** The step that runs the tool, with these inputs and the defaults for the others. */
function runAction(
  workspace: string,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): StepRan {
  const defaults = Object.entries<{ default: string }>(action.inputs).map(([name, value]) => [
    `inputs.${name}`,
    value.default,
  ])
  const given = Object.entries(inputs).map(([name, value]) => [`inputs.${name}`, value])
  const values = Object.fromEntries([...defaults, ...given])
  return runStep(sandbox, stepOf('authmd'), { cwd: workspace, temporary, values, env })
}

function stepOf(id: string): Step {
  const step = steps.find(one => one.id === id)
  if (step === undefined) throw new Error(`action.yml has no step ${id}`)
  return step
}

function current(name: string, below = ''): string {
  const root = repository(name, { [join(below, 'CLAUDE.md')]: '# Project\n\nText.\n' })
  const args = [join(projectRoot, 'dist/bin.cjs'), 'apply', '--yes', '--shell', 'zsh', '--', below || '.']
  expect(run('node', args, { cwd: root }).code).toBe(0)
  git(root, 'add', '--all')
  git(root, 'commit', '--quiet', '--message', 'Section')
  return root
}

function outdate(path: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replace('shell=zsh', 'shell=fish'))
}

/** Both sides changed the same block: a person, and the templates since the digest was taken. */
function makeConflict(path: string): void {
  const text = readFileSync(path, 'utf8').replace('- Never commit a key', '- Never ever commit a key')
  writeFileSync(path, text.replace(/commit\/default:\w+/, 'commit/default:000000'))
}

describe('action.yml', () => {
  it('puts no expression into a script: every input goes by the environment', () => {
    const scripts = steps.flatMap(({ run: script }) => (script === undefined ? [] : [script]))
    expect(scripts).toHaveLength(3)
    for (const script of scripts) expect(script).not.toContain('${{')
  })

  it('pins every other action to a commit', () => {
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]))
    expect(used).toHaveLength(1)
    for (const one of used) expect(one).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
  })

  it('every output is one that the last step writes', () => {
    const names = Object.values<{ value: string }>(action.outputs).map(({ value }) =>
      value.replace(/^\$\{\{ steps\.authmd\.outputs\.([\w-]+) \}\}$/, '$1'),
    )
    expect(Object.keys(runAction(current('outputs')).outputs).sort()).toEqual([...names].sort())
  })

  it('keys the cached build by what goes into it, and builds where the cache holds none', () => {
    const one = runStep(sandbox, stepOf('key'), { cwd: folder, temporary })
    expect(one.outputs['key']).toMatch(/^authmd-[0-9a-f]{32}$/)
    expect(runStep(sandbox, stepOf('key'), { cwd: folder, temporary }).outputs).toEqual(one.outputs)
    expect(stepOf('build').if).toBe("steps.cache.outputs.cache-hit != 'true'")
  })
})

const long = process.env['AUTHMD_LONG'] === '1'
if (!long) process.stderr.write("SKIP 1: the action's build in a fresh checkout: AUTHMD_LONG is not 1\n")

describe.skipIf(!long)('the step that builds', () => {
  it('makes a tool that runs, in a checkout that holds what was committed and nothing else', {
    timeout: 900_000,
  }, () => {
    const checkout = join(folder, 'action')
    git(folder, 'clone', '--quiet', '--depth', '1', `file://${projectRoot}`, checkout)
    // The registry of this machine, wherever it is; everything else stays as in the sandbox.
    const npm = Object.entries(process.env).filter(([name]) =>
      /^npm_config_(?:registry|userconfig|cafile)$/i.test(name),
    )
    const built = runStep(sandbox, stepOf('build'), {
      cwd: folder,
      temporary,
      env: {
        npm_config_userconfig: join(homedir(), '.npmrc'),
        ...Object.fromEntries(npm.map(([name, value]) => [name, value ?? ''])),
        npm_config_offline: 'false',
        GITHUB_ACTION_PATH: checkout,
      },
    })
    expect(built.code, built.said).toBe(0)
    const values = {
      'inputs.command': 'check',
      'inputs.directory': '',
      'inputs.fail-on': '',
      'inputs.format': '',
    }
    const env = { GITHUB_ACTION_PATH: checkout }
    const checked = runStep(sandbox, stepOf('authmd'), { cwd: current('fresh'), temporary, values, env })
    expect(checked).toMatchObject({ code: 0, stdout: '' })
  })
})

describe('the step that checks', () => {
  it('a current section is green and says so in the summary', () => {
    const { code, stdout, outputs, summary } = runAction(current('current'))
    expect(code).toBe(0)
    expect(stdout).toBe('')
    expect(outputs).toMatchObject({ outdated: 'false', 'exit-code': '0' })
    expect(summary).toContain('Everything is current.')
  })

  it('an outdated section is annotated and stays green by default', () => {
    const root = current('outdated')
    outdate(join(root, 'CLAUDE.md'))
    const { code, stdout, outputs, summary } = runAction(root)
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^::warning file=CLAUDE\.md,title=authmd%3A file-outdated::[^\n]*`authmd apply`[^\n]*\n$/,
    )
    expect(outputs).toMatchObject({ outdated: 'true', 'exit-code': '0' })
    expect(summary).toContain('config.fish')
    expect(summary).toContain('a workflow with `command: apply`')
  })

  it('an outdated section is red where `fail-on` names it', () => {
    const root = current('fails')
    outdate(join(root, 'CLAUDE.md'))
    const { code, stdout, outputs } = runAction(root, { 'fail-on': 'outdated,conflict' })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^::error file=CLAUDE\.md/)
    expect(outputs['exit-code']).toBe('1')
  })

  it('a conflict and a broken marker are red by default, annotated at their line', () => {
    const conflict = current('conflict')
    makeConflict(join(conflict, 'CLAUDE.md'))
    const first = runAction(conflict)
    expect(first.stdout).toMatch(/^::warning file=CLAUDE\.md,line=\d+,title=authmd%3A section-conflict::/m)
    expect(first.code).toBe(1)

    const broken = current('broken')
    const path = join(broken, 'CLAUDE.md')
    writeFileSync(path, readFileSync(path, 'utf8').replace('<!-- authmd:end', '<!-- end'))
    const second = runAction(broken)
    expect(second.stdout).toMatch(/^::error file=CLAUDE\.md,line=\d+,title=authmd%3A markers-/m)
    expect(second.code).toBe(2)
    expect(second.outputs['exit-code']).toBe('2')
  })

  it('annotations name the path from the workspace on, whatever the folder is called', () => {
    const name = `a "b" $(touch hacked) 'c', d: %`
    const root = current('hostile', name)
    outdate(join(root, name, 'CLAUDE.md'))
    const { code, stdout, outputs } = runAction(root, { directory: name })
    expect(code).toBe(0)
    const file = name.replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C')
    expect(stdout.startsWith(`::warning file=${file}/CLAUDE.md,title=`), stdout).toBe(true)
    expect(outputs['outdated']).toBe('true')
    expect(existsSync(join(root, 'hacked'))).toBe(false)
  })

  it('a folder name with a line break can write no output and no command', () => {
    const name = 'x\noutdated=forged\n::error::forged'
    const root = current('newline', name)
    outdate(join(root, name, 'CLAUDE.md'))
    const { stdout, outputs } = runAction(root, { directory: name })
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(outputs).toMatchObject({ outdated: 'true', 'exit-code': '0' })
  })

  it('the text of a repository can give the runner no command in any other form', () => {
    const root = current('commands')
    writeFiles(root, { 'CLAUDE.md': '::error::forged\n\n::set-output name=x::y\n' })
    const { stdout } = runAction(root, { format: 'pretty' })
    const token = /^::stop-commands::([\w-]{36})\n/.exec(stdout)?.[1] ?? ''
    expect(stdout.endsWith(`\n::${token}::\n`)).toBe(true)
    expect(stdout.slice(0, stdout.indexOf('forged'))).toContain(token)
  })

  it.each([
    ['command', 'rm -rf /'],
    ['fail-on', '$(touch hacked)'],
    ['format', 'xml'],
    ['directory', 'no/such/folder'],
    ['directory', '--json'],
  ])('refuses the input %s = %s with one annotation and exit code 2', (input, value) => {
    const root = current(`refuses ${input} ${value.length}`)
    const { code, stdout, outputs } = runAction(root, { [input]: value })
    expect(code).toBe(2)
    expect(stdout).toMatch(/^::error title=authmd::[^\n]+\n$/)
    expect(outputs).toEqual({ outdated: 'false', 'exit-code': '2' })
    expect(existsSync(join(root, 'hacked'))).toBe(false)
  })
})

describe('the step that scans', () => {
  it('a committed key is red, annotated at its line, and nowhere printed', () => {
    const root = repository('scanned', { 'sub/a.txt': `x\nkey = "${plantedKey()}"\n` })
    const { code, stdout, summary, outputs } = runAction(root, { command: 'scan', directory: 'sub' })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^::error file=sub\/a\.txt,line=2,title=authmd%3A/m)
    expect(stdout + summary).not.toContain(plantedKey().slice(-12))
    expect(outputs).toMatchObject({ outdated: 'false', 'exit-code': '1' })
  })

  it('names the file from the workspace on where the checkout lies below it', () => {
    repository('workspace/checkout', { 'a.txt': `${plantedKey()}\n` })
    const { stdout } = runAction(join(folder, 'workspace'), { command: 'scan', directory: 'checkout' })
    expect(stdout).toContain('file=checkout/a.txt,line=1')
  })
})

describe('the step that asks the doctor', () => {
  let count = 0
  const root = () => repository(`doctor-${count++}`, { 'CLAUDE.md': '# Project\n' })

  it('is red where Claude Code would use something else than `expect`, and says what in the summary', () => {
    const ran = runAction(
      root(),
      { command: 'doctor', expect: 'subscription' },
      { ANTHROPIC_API_KEY: plantedKey() },
    )
    expect(ran.code).toBe(1)
    expect(ran.stdout).toMatch(/^::error title=authmd%3A unexpected-source::Expected the subscription/m)
    expect(ran.summary).toMatch(/^### authmd doctor\n/)
    expect(ran.summary).toContain('| environment | ANTHROPIC')
    expect(ran.stdout + ran.summary).not.toContain(plantedKey().slice(-12))
  })

  it('is green where it would use just that', () => {
    const token = ['sk', 'ant', `oat01-${'aB3dE9xK_'.repeat(11).slice(0, 95)}`].join('-')
    const ran = runAction(
      root(),
      { command: 'doctor', expect: 'subscription' },
      { CLAUDE_CODE_OAUTH_TOKEN: token },
    )
    expect(ran.stdout).not.toContain('unexpected-source')
    expect(ran.code).toBe(0)
  })

  it('takes `expect` with no other command', () => {
    const { code, stdout } = runAction(root(), { expect: 'key' })
    expect([code, stdout]).toEqual([2, expect.stringContaining('`expect` goes with `command: doctor`')])
  })
})

describe('the SARIF that the step leaves', () => {
  it('is that of the command, in a category of its own', () => {
    const root = repository('sarif', { 'a.txt': `key = "${plantedKey()}"\n` })
    const { outputs } = runAction(root, { command: 'scan' })
    const log = JSON.parse(readFileSync(outputs['sarif-file'] ?? '', 'utf8'))
    expect(log.runs[0].automationDetails.id).toBe('authmd-scan/')
    expect(log.runs[0].results).toHaveLength(1)
  })
})

describe('the problem matcher', () => {
  it('reads the lines of the pretty form', () => {
    const file = join(projectRoot, 'recipes/github-action/problem-matcher.json')
    const [{ pattern }] = JSON.parse(readFileSync(file, 'utf8')).problemMatcher
    const root = repository('matched', { 'a.txt': `x\nkey = "${plantedKey()}"\n` })
    const { stdout } = run('node', [join(projectRoot, 'dist/bin.cjs'), 'scan', '--no-color'], { cwd: root })
    const found = stdout
      .split('\n')
      .map(line => new RegExp(pattern[0].regexp).exec(line))
      .filter(match => match !== null)
    expect(found.map(([, severity, path, line, , code]) => [severity, path, line, code])).toEqual([
      ['error', 'a.txt', '2', 'credential-in-file'],
    ])
  })
})

describe('the step that applies', () => {
  it('writes, says what, and lets no finding about the repository keep the change back', () => {
    const root = repository('applied', {
      'CLAUDE.md': '# Project\n',
      '.env': `${plantedKey()}\n`,
    })
    const { code, stdout, outputs, summary } = runAction(root, { command: 'apply' })
    expect(stdout).toMatch(/^::error file=\.env,.*title=authmd%3A env-file-tracked::/m)
    expect(code).toBe(0)
    expect(outputs).toMatchObject({ outdated: 'true', 'exit-code': '1' })
    expect(readFileSync(join(root, 'CLAUDE.md'), 'utf8')).toContain('authmd:start')
    expect(summary).toContain('+<!-- authmd:start auth')
    expect(summary).not.toContain('hunter2')
  })
})

describe('recipes/github-actions/update.yml', () => {
  const workflow = readYaml('recipes/github-actions/update.yml')
  const request: Step = workflow.jobs.update.steps.find((one: Step) => one.id === 'pull-request')
  const log = join(folder, 'gh.log')

  /** A checkout of a bare repository, and a `gh` that notes what it is asked for. */
  function checkout(name: string): string {
    const bare = join(folder, `${name}.git`)
    git(folder, 'clone', '--quiet', '--bare', current(name), bare)
    const root = join(folder, `${name}-checkout`)
    git(folder, 'clone', '--quiet', bare, root)
    writeProgram(
      join(folder, 'bin/gh'),
      `#!/bin/sh\nprintf '%s|' "$@" >> '${log}'\necho >> '${log}'\n[ "$2" = list ] && cat '${folder}/open' 2>/dev/null\nexit 0\n`,
    )
    writeFileSync(log, '')
    return root
  }
  function update(root: string): StepRan {
    const applied = runAction(root, { command: 'apply' })
    const values = {
      'github.token': 'none',

      'steps.authmd.outputs.pull-request-file': applied.outputs['pull-request-file'] ?? '',
    }
    return runStep(sandbox, request, { cwd: root, temporary, values })
  }

  it('opens no pull request where everything is current', () => {
    const root = checkout('nothing')
    const { code, stdout } = update(root)
    expect([code, stdout]).toEqual([0, 'Everything is current.\n'])
    expect(readFileSync(log, 'utf8')).toBe('')
  })

  it("pushes one branch and opens one pull request, whose title and text are the tool's; later renews it", () => {
    const root = checkout('request')
    outdate(join(root, 'CLAUDE.md'))
    git(root, 'commit', '--quiet', '--all', '--message', 'Fish')
    const { code, said } = update(root)
    expect(code, said).toBe(0)
    expect(git(root, 'ls-remote', '--heads', 'origin')).toContain('refs/heads/authmd/update')
    expect(git(root, 'show', '--name-only', '--format=', 'HEAD').trim()).toBe('CLAUDE.md')
    const [, created = ''] = readFileSync(log, 'utf8').split('\n')
    expect(created).toMatch(
      /^pr\|create\|--head\|authmd\/update\|--title\|Update the Claude Code authentication/,
    )
    expect(git(root, 'log', '-1', '--format=%s')).toBe(`${created.split('|')[5]}\n`)
    const body = readFileSync(created.split('|').at(-2) ?? '', 'utf8')
    expect(body).toContain('config.fish')
    expect(body).not.toContain(`${created.split('|')[5]}`)

    git(root, 'switch', '--quiet', 'main')
    writeFiles(folder, { open: '7\n' })
    expect(update(root).code).toBe(0)
    expect(readFileSync(log, 'utf8').split('\n').at(-2)).toMatch(/^pr\|edit\|authmd\/update\|--title\|/)
  })
})
