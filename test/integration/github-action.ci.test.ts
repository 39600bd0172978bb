import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSandbox, plantedKey, projectRoot, registry, writeFiles, writeProgram } from './sandbox.ts'
import { fillExpressions, readYaml, runStep, type Step, type StepRan } from './steps.ts'

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

  it('builds from its own checkout, without a look into the cache, where that is asked for', () => {
    expect(action.inputs.cache.default).toBe('true')
    for (const id of ['key', 'cache'])
      expect(stepOf(id).if, id).toBe("inputs.cache == 'true' || inputs.cache == ''")
    // Of a step that was skipped no output is set, and so the next one builds.
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
    const built = runStep(sandbox, stepOf('build'), {
      cwd: folder,
      temporary,
      env: { ...registry(), GITHUB_ACTION_PATH: checkout },
    })
    expect(built.code, built.said).toBe(0)
    const none = Object.fromEntries(Object.keys(action.inputs).map(name => [`inputs.${name}`, '']))
    const values = { ...none, 'inputs.command': 'check' }
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
      /^::warning file=CLAUDE\.md,title=authmd%3A file-outdated::[^\n]*`authmd apply` \(in a clone, or by a workflow with `command: apply`\)[^\n]*\n$/,
    )
    expect(outputs).toMatchObject({ outdated: 'true', 'exit-code': '0' })
    expect(summary).toContain('config.fish')
    expect(summary).toContain('a workflow with `command: apply`')
    expect(summary).toContain('<details><summary>file-outdated: A file is out of date.</summary>')
    expect(summary).toContain('"Getting the tool"')
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

  it('the summary has the page of each finding, and names the tool at the ref that runs', () => {
    const root = current('pages')
    const path = join(root, 'CLAUDE.md')
    writeFileSync(path, readFileSync(path, 'utf8').replace('<!-- authmd:end', '<!-- end'))
    const env = {
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_ACTION_REPOSITORY: 'o/authmd',
      GITHUB_ACTION_REF: 'v0.1.0',
    }
    const { stdout, summary } = runAction(root, {}, env)
    expect(stdout).toContain('`authmd apply --repair` (in a clone)')
    expect(summary).toContain('The summary of this run says more about each name in parentheses.')
    expect(summary).toContain('<details><summary>markers-unpaired: ')
    expect(summary).toContain('https://github.example/o/authmd/blob/v0.1.0/docs/ci.md#getting-the-tool')
    expect(summary + stdout).not.toContain('authmd explain')
  })

  it('a folder name with a line break can write no output and no command', () => {
    const name = 'x\noutdated=forged\n::error::forged'
    const root = current('newline', name)
    outdate(join(root, name, 'CLAUDE.md'))
    const { stdout, outputs } = runAction(root, { directory: name })
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(outputs).toMatchObject({ outdated: 'true', 'exit-code': '0' })
  })

  it.each([
    ['a link of the pull request', 'way-out'],
    ['two dots', '../beside'],
    ['two dots behind a folder', 'sub/../../beside'],
    ['a path of the runner', join(folder, 'beside')],
    ['a link to a folder whose name begins the same', 'to-twin'],
  ])('refuses a directory that leads out of the workspace: %s', (_, directory) => {
    const root = current(`inside-${encodeURIComponent(directory)}`)
    writeFiles(folder, { 'beside/CLAUDE.md': '# Secret of the runner\n' })
    writeFiles(`${root}-twin`, { 'CLAUDE.md': '# Secret of the runner\n' })
    writeFiles(root, { 'sub/a.md': '' })
    symlinkSync(join(folder, 'beside'), join(root, 'way-out'))
    symlinkSync(`${root}-twin`, join(root, 'to-twin'))
    const { code, stdout, outputs } = runAction(root, { command: 'apply', directory })
    expect(stdout).toBe('::error title=authmd::`directory` leads out of the workspace\n')
    expect([code, outputs]).toEqual([2, { outdated: 'false', 'exit-code': '2' }])
    expect(readFileSync(join(folder, 'beside/CLAUDE.md'), 'utf8')).toBe('# Secret of the runner\n')
  })

  it('takes a link and two dots that stay inside', () => {
    const root = current('within', 'packages/a')
    symlinkSync('packages/a', join(root, 'short'))
    for (const directory of ['short', 'packages/../packages/a', join(root, 'packages/a')]) {
      outdate(join(root, 'packages/a/CLAUDE.md'))
      const { code, stdout } = runAction(root, { directory })
      expect(stdout).toMatch(/^::warning file=packages\/a\/CLAUDE\.md,/)
      expect(code).toBe(0)
    }
  })

  it('an input that is given and empty is as one that is not given', () => {
    const root = current('empty')
    outdate(join(root, 'CLAUDE.md'))
    const empty = Object.fromEntries(Object.keys(action.inputs).map(name => [name, '']))
    const [one, other] = [runAction(root), runAction(root, empty)]
    expect(other.code).toBe(0)
    expect([other.code, other.stdout, other.outputs['exit-code']]).toEqual([
      one.code,
      one.stdout,
      one.outputs['exit-code'],
    ])
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
    ['cache', 'no'],
    ['cache', '0'],
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

describe('a configuration that cannot be read', () => {
  it('is annotated at the line of each mistake, from the workspace on', () => {
    const config = '{\n  "shels": [],\n  "os": ["beos"]\n}\n'
    repository('mistaken/checkout', { 'authmd.config.json': config })
    const { code, stdout, outputs } = runAction(join(folder, 'mistaken'), { directory: 'checkout' })
    expect(code).toBe(2)
    expect(stdout.trimEnd().split('\n').sort()).toEqual([
      expect.stringMatching(/^::error file=checkout\/authmd\.config\.json,line=2,title=authmd::no such key /),
      expect.stringMatching(/^::error file=checkout\/authmd\.config\.json,line=3,title=authmd::os\.0 /),
    ])
    expect(outputs).toEqual({ outdated: 'false', 'exit-code': '2' })
  })

  it('is told as it stands where a file that it names is not there', () => {
    const root = current('unread')
    writeFiles(root, { 'authmd.config.json': '{ "templates": "nowhere" }' })
    expect(runAction(root).stdout).toMatch(/^::error title=authmd::nowhere:1: [^\n]+\n$/)
  })
})

describe('an input', () => {
  it('is refused by its own name', () => {
    const root = current('own-names')
    const refusals = [{ 'fail-on': 'bogus' }, { format: 'xml' }, { command: 'doctor', expect: 'bogus' }].map(
      inputs => runAction(root, inputs).stdout,
    )
    for (const [at, name] of ['fail-on', 'format', 'expect'].entries()) {
      expect(refusals[at]).toContain(`\`${name}\``)
      expect(refusals[at]).not.toContain('--')
    }
  })

  it('may have blanks around it', () => {
    const root = current('blanks')
    outdate(join(root, 'CLAUDE.md'))
    expect(runAction(root, { command: ' check', 'fail-on': ' outdated ', format: 'github ' }).code).toBe(1)
    const doctor = runAction(root, { command: 'doctor', expect: ' key' }, { ANTHROPIC_API_KEY: plantedKey() })
    expect([doctor.code, doctor.stdout]).not.toContain(2)
    expect(doctor.stdout).not.toContain('unexpected-source')
  })

  const uncounted = [
    ...['scan', 'doctor', 'apply'].flatMap(command => [
      [command, 'fail-on', 'outdated', 'check'],
      [command, 'fail-on', 'conflict', 'check'],
    ]),
    ...['', 'check', 'scan', 'apply'].map(command => [command, 'expect', 'key', 'doctor']),
  ] as const
  it.each(uncounted)(
    'that `command: %s` does nothing with is refused: %s: %s',
    (command, input, value, only) => {
      const root = current(`uncounted-${input}-${value}-${command}`)
      const { code, stdout } = runAction(root, { command, [input]: value })
      expect([code, stdout]).toEqual([
        2,
        `::error title=authmd::\`${input}\` goes with \`command: ${only}\`\n`,
      ])
    },
  )
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

  it.each(['bedrock', 'key'])('the summary names `expect` of the step, and no other than %s', kind => {
    const { summary } = runAction(root(), { command: 'doctor', expect: kind })
    const page = summary.slice(summary.indexOf('<summary>unexpected-source'))
    expect(page).toContain('`expect:` of the step')
    expect(page).not.toMatch(/--expect[ =](?!`)\w/)
    expect(page).toContain('"Getting the tool"')
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
})

describe('the steps of ours in each recipe, as written', () => {
  interface Workflow {
    readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly env?: Step['env'] }>>
  }
  const recipe = (name: string) => {
    const workflow: Workflow = readYaml(`recipes/github-actions/${name}.yml`)
    const [job] = Object.values(workflow.jobs)
    const all = job?.steps ?? []
    return { all, env: job?.env ?? {}, ours: all.filter(({ uses = '' }) => /\/[\w.-]+@v\d/.test(uses)) }
  }
  const names = readdirSync(join(projectRoot, 'recipes/github-actions')).map(name => basename(name, '.yml'))

  it.each(names)('%s.yml asks for nothing that the Action does not take', name => {
    const { ours } = recipe(name)
    expect(ours.length).toBeGreaterThan(0)
    const taken = Object.keys(action.inputs)
    for (const { with: inputs = {} } of ours)
      expect(Object.keys(inputs).filter(one => !taken.includes(one))).toEqual([])
  })

  it.each(names)('%s.yml takes nothing from the cache where the job has a secret or may write', name => {
    const text = readFileSync(join(projectRoot, `recipes/github-actions/${name}.yml`), 'utf8')
    const isGuarded = /secrets\.|(?:contents|pull-requests): write/.test(text)
    for (const { with: inputs = {} } of recipe(name).ours)
      expect(String(inputs['cache'] ?? 'true')).toBe(isGuarded ? 'false' : 'true')
  })

  it('check.yml: green on a current repository without a credential, red at the one that is committed', () => {
    const root = current('recipe-check')
    const ran = () => recipe('check').ours.map(step => runAction(root, step.with).code)
    expect(ran()).toEqual([0, 0])
    writeFiles(root, { 'a.txt': `key = "${plantedKey()}"\n` })
    git(root, 'add', '--all')
    expect(ran()).toEqual([0, 1])
  })

  it('code-scanning.yml: the file that is uploaded is there, also where the step before it is red', () => {
    const { all, ours } = recipe('code-scanning')
    const root = repository('recipe-sarif', { 'a.txt': `key = "${plantedKey()}"\n` })
    const scan = runAction(root, ours[0]?.with)
    expect([scan.code, ours[0]?.id]).toEqual([1, 'scan'])
    const upload = all.find(({ uses = '' }) => uses.startsWith('github/codeql-action/upload-sarif@'))
    expect(upload?.if).toBe("always() && steps.scan.outputs.sarif-file != ''")
    const values = { 'steps.scan.outputs.sarif-file': scan.outputs['sarif-file'] ?? '' }
    const file = fillExpressions(upload?.with?.['sarif_file'] ?? '', values)
    expect(JSON.parse(readFileSync(file, 'utf8')).runs[0].results).toHaveLength(1)
  })

  it('expect.yml: green with the token of the secret, red where it is empty or a key comes before it', () => {
    const { env, ours } = recipe('expect')
    const secret = ['sk', 'ant', `oat01-${'aB3dE9xK_'.repeat(11).slice(0, 95)}`].join('-')
    const ran = (value: string, more: Readonly<Record<string, string>> = {}) => {
      const job = Object.entries(env).map(([name, text]) => [
        name,
        fillExpressions(text, { 'secrets.CLAUDE_CODE_OAUTH_TOKEN': value }),
      ])
      return runAction(current(`expect-${value.length}-${Object.keys(more).length}`), ours[0]?.with, {
        ...Object.fromEntries(job),
        ...more,
      }).code
    }
    expect([ran(secret), ran(''), ran(secret, { ANTHROPIC_API_KEY: plantedKey() })]).toEqual([0, 1, 1])
  })
})

interface SarifResult {
  readonly locations: readonly [
    { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
  ]
}

describe('the SARIF that the step leaves', () => {
  it('is that of the command, in a category of its own', () => {
    const root = repository('sarif', { 'a.txt': `key = "${plantedKey()}"\n` })
    const { outputs } = runAction(root, { command: 'scan' })
    const log = JSON.parse(readFileSync(outputs['sarif-file'] ?? '', 'utf8'))
    expect(log.runs[0].automationDetails.id).toBe('authmd-scan/')
    expect(log.runs[0].results).toHaveLength(1)
  })

  it('names a file from the top of its repository, whichever folder was looked at, wherever it was checked out', () => {
    const uris = (outputs: StepRan['outputs']) =>
      JSON.parse(readFileSync(outputs['sarif-file'] ?? '', 'utf8')).runs[0].results.map(
        (result: SarifResult) => result.locations[0].physicalLocation.artifactLocation.uri,
      )
    const root = current('sarif-below', 'packages/a b')
    outdate(join(root, 'packages/a b/CLAUDE.md'))
    writeFiles(root, { 'packages/a b/a.txt': `${plantedKey()}\n` })
    git(root, 'add', '--all')
    const below = { directory: 'packages/a b' }
    expect(uris(runAction(root, below).outputs)).toEqual(['packages/a%20b/CLAUDE.md'])
    expect(uris(runAction(root, { command: 'scan', ...below }).outputs)).toEqual(['packages/a%20b/a.txt'])
    const apart = runAction(folder, { directory: 'sarif-below/packages/a b' })
    expect(uris(apart.outputs)).toEqual(['packages/a%20b/CLAUDE.md'])
    expect(apart.stdout).toMatch(/^::warning file=sarif-below\/packages\/a b\/CLAUDE\.md,/)
  })
})

interface Matcher {
  readonly owner: string
  readonly severity?: string
  readonly pattern: readonly [
    {
      readonly regexp: string
      readonly file: number
      readonly message: number
      readonly severity?: number
      readonly line?: number
      readonly code?: number
    },
  ]
}

describe('the problem matcher', () => {
  const file = join(projectRoot, 'recipes/github-action/problem-matcher.json')
  const matchers: readonly Matcher[] = JSON.parse(readFileSync(file, 'utf8')).problemMatcher

  /** As the runner does it: one line after the other, and of several matchers the first that fits. */
  const annotations = (log: string) =>
    log.split('\n').flatMap(text => {
      for (const { severity: usual, pattern } of matchers) {
        const [{ regexp, severity = -1, file: path, line = -1, code = -1 }] = pattern
        const match = new RegExp(regexp).exec(text)
        if (match !== null) return [[match[severity] ?? usual, match[path], match[line], match[code]]]
      }
      return []
    })

  // The text behind it is as long as one is; in a log no line is folded.
  it.each([
    [
      'scan',
      ['error', 'a.txt', '2', 'credential-in-file'],
      ['warning', '.env', undefined, 'env-file-tracked'],
    ],
    [
      'check',
      ['error', 'CLAUDE.md', '3', 'markers-unpaired'],
      ['warning', '.env', undefined, 'env-file-tracked'],
    ],
    [
      'apply',
      ['error', 'CLAUDE.md', '3', 'markers-unpaired'],
      ['warning', '.env', undefined, 'env-file-tracked'],
    ],
  ])('reads every finding in the log of %s', (command, ...wanted) => {
    const root = repository(`matched-${command}`, {
      'a.txt': `x\nkey = "${plantedKey()}"\n`,
      'CLAUDE.md': '# A\n\n<!-- authmd:start auth v=1 t=1 sum=abcdef -->\n',
      '.env': 'LEVEL=debug\n',
    })
    const { stdout } = run('node', [join(projectRoot, 'dist/bin.cjs'), command, '--no-color'], { cwd: root })
    expect(annotations(stdout)).toEqual(wanted)
  })

  it('reads a path with blanks and a colon, and what is only worth knowing', () => {
    const odd = 'my docs/a  b: c.txt'
    const root = repository('matched-blank', {
      [odd]: `x\n${plantedKey()}\n${plantedKey()} # authmd:allow\n`,
    })
    const { stdout } = run('node', [join(projectRoot, 'dist/bin.cjs'), 'scan', '--no-color'], { cwd: root })
    expect(annotations(stdout)).toEqual([
      ['error', odd, '2', 'credential-in-file'],
      ['notice', odd, '3', 'credential-in-file'],
    ])
  })

  it('annotates each file that is not current, and no line of its diff', () => {
    const root = repository('matched-outdated', {
      '.claude/CLAUDE.md': '# A\n',
      '.env.example': '# A\nKEY=\n',
    })
    const check = () =>
      run('node', [join(projectRoot, 'dist/bin.cjs'), 'check', '--no-color'], { cwd: root }).stdout
    const paths = ['.claude/CLAUDE.md', '.env.example', '.gitignore']
    const wanted = paths.map(path => ['warning', path, undefined, undefined])
    expect(annotations(check())).toEqual(wanted)
    expect(
      run('node', [join(projectRoot, 'dist/bin.cjs'), 'apply', '--yes', '--shell', 'zsh'], { cwd: root })
        .code,
    ).toBe(0)
    expect(annotations(check())).toEqual([])
    outdate(join(root, '.claude/CLAUDE.md'))
    const again = check()
    expect(again).toContain('to be updated')
    expect(annotations(again)).toEqual(wanted.slice(0, 1))
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
    expect(summary).not.toContain('Nothing was written')
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
