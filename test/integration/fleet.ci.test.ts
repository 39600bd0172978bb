import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generatedFiles } from './generated-repository.ts'
import { createSandbox, projectRoot, type RunOptions, writeFiles, writeProgram } from './sandbox.ts'
import { readYaml, runStep, type Step } from './steps.ts'

const long = process.env['AUTHMD_LONG'] === '1'
const sandbox = createSandbox()
const { folder, git, run } = sandbox
const recipe = (name: string) => join(projectRoot, 'recipes', name)
const updateScript = recipe('fleet/update.sh')
const tool = join(folder, 'tool')
sandbox.installPackage(tool)
writeProgram(
  join(folder, 'bin/authmd'),
  `#!/bin/sh\nexec '${process.execPath}' '${tool}/dist/bin.cjs' "$@"\n`,
)

/** Bare repositories, as a code host keeps them, by name. */
function codeHost(fleet: string, count: number): readonly string[] {
  const names = Array.from({ length: count }, (_, index) => `${fleet}-${index}`)
  for (const [index, name] of names.entries()) {
    const source = sandbox.repository(`source-${name}`, generatedFiles(index))
    git(folder, 'clone', '--quiet', '--bare', source, bareOf(name))
    rmSync(source, { recursive: true })
  }
  return names
}

const bareOf = (name: string) => join(folder, 'host', `${name}.git`)

function cloneOf(name: string): string {
  const root = join(folder, 'clones', name)
  rmSync(root, { recursive: true, force: true })
  git(folder, 'clone', '--quiet', bareOf(name), root)
  return root
}

/** What came of one repository: whether there was something to commit, and what the script said. */
interface Changed {
  readonly name: string
  readonly changed: boolean
  readonly code: number | null
  readonly said: string
}

/** A campaign over all repositories; changes end on the main branch, as after the merge of its pull requests. */
type Campaign = (names: readonly string[], env?: RunOptions['env']) => readonly Changed[]

/** As multi-gitter: clone, run the script with REPOSITORY set, commit where `git status` shows something. */
const multiGitter: Campaign = (names, env = {}) =>
  names.map(name => {
    const root = cloneOf(name)
    const { code, said } = run(updateScript, [], { cwd: root, env: { REPOSITORY: `org/${name}`, ...env } })
    const changed = git(root, 'status', '--porcelain') !== ''
    if (code === 0 && changed) {
      git(root, 'add', '.')
      git(
        root,
        'commit',
        '--quiet',
        '--message',
        readYaml('recipes/fleet/multi-gitter.yml')['commit-message'],
      )
      git(root, 'push', '--quiet', 'origin', 'HEAD:main')
    }
    return { name, changed, code, said }
  })

/** As batch changes: run the step where the mounts are, take the diff, and apply it to another clone. */
const batchChanges: Campaign = names =>
  names.map(name => {
    const root = cloneOf(name)
    const spec = readYaml('recipes/fleet/batch-spec.yaml')
    const local: Readonly<Record<string, string>> = { './authmd': tool, './update.sh': updateScript }
    const [step] = spec.steps
    const script = step.mount.reduce(
      (text: string, { path, mountpoint }: { path: string; mountpoint: string }) =>
        text.replaceAll(mountpoint, local[path] ?? 'nothing is mounted there'),
      step.run,
    )
    const { code, said } = run('bash', ['-c', script], { cwd: root })
    git(root, 'add', '--all')
    const diff = git(root, 'diff', '--cached', '--binary')
    if (diff !== '') {
      const fresh = cloneOf(name)
      expect(run('git', ['apply', '--index', '-'], { cwd: fresh, input: diff }).said).toBe('')
      git(fresh, 'commit', '--quiet', '--message', spec.changesetTemplate.commit.message)
      git(fresh, 'push', '--quiet', 'origin', 'HEAD:main')
    }
    return { name, changed: diff !== '', code, said }
  })

/** The script of the recipe as written; the `turbolift` that it finds does with git what the real one does. */
const turbolift: Campaign = names => {
  const campaign = join(folder, 'campaign')
  rmSync(campaign, { recursive: true, force: true })
  writeFiles(campaign, { 'repos.txt': names.map(name => `org/${name}\n`).join('') })
  writeProgram(
    join(folder, 'bin/turbolift'),
    [
      '#!/bin/sh',
      'set -e',
      'verb=$1; shift',
      'while read -r repository; do',
      '  if [ "$verb" = clone ]; then',
      `    git clone --quiet "${folder}/host/\${repository#org/}.git" "work/$repository"`,
      '    continue',
      '  fi',
      '  cd "work/$repository"',
      '  case $verb in',
      '    foreach) if [ "$1" = -- ]; then shift; set -- run "$@"; fi; shift; "$@" < /dev/null; set -- -- "$@" ;;',
      '    commit) if [ -n "$(git status --porcelain)" ]; then git commit --quiet --all "$@"; fi ;;',
      '    create-prs) git push --quiet origin HEAD:main ;;',
      '  esac',
      '  cd ../../..',
      'done < repos.txt',
      '',
    ].join('\n'),
  )
  const before = names.map(name => git(bareOf(name), 'rev-parse', 'main'))
  const { code, said } = run('sh', [recipe('fleet/turbolift.sh')], { cwd: campaign })
  return names.map((name, index) => ({
    name,
    changed: git(bareOf(name), 'rev-parse', 'main') !== before[index],
    code,
    said,
  }))
}

/** The matrix: one job for each repository, with the steps as written and a `gh` that opens nothing. */
const matrix: Campaign = names =>
  names.map(name => {
    const root = cloneOf(name)
    const temporary = join(folder, 'runner')
    writeProgram(join(folder, 'bin/gh'), '#!/bin/sh\nexit 0\n')
    const { jobs } = readYaml('recipes/github-actions/matrix.yml')
    const job: readonly Step[] = jobs.update.steps
    const [authmd, request] = ['authmd', 'pull-request'].map(id => job.find(step => step.id === id))
    const { inputs: known, runs } = readYaml('action.yml')
    const action = runs.steps.find((step: Step) => step.id === 'authmd')
    const inputs = { ...Object.fromEntries(Object.keys(known).map(name => [name, ''])), ...authmd?.with }
    const applied = runStep(sandbox, action, {
      cwd: root,
      temporary,
      values: Object.fromEntries(Object.entries(inputs).map(([key, value]) => [`inputs.${key}`, value])),
    })
    const { code, said } = runStep(sandbox, request ?? {}, {
      cwd: root,
      temporary,
      values: {
        'secrets.AUTHMD_FLEET_TOKEN': 'none',
        'steps.authmd.outputs.pull-request-file': applied.outputs['pull-request-file'] ?? '',
      },
    })
    const changed = git(root, 'rev-parse', 'HEAD') !== git(root, 'rev-parse', 'origin/main')
    if (changed) git(root, 'push', '--quiet', 'origin', 'HEAD:main')
    return { name, changed, code: applied.code === 0 ? code : applied.code, said }
  })

describe.each([
  { name: 'multi-gitter', campaign: multiGitter, short: 20 },
  { name: 'turbolift', campaign: turbolift, short: 5 },
  { name: 'batch changes', campaign: batchChanges, short: 5 },
  { name: 'a matrix of GitHub Actions', campaign: matrix, short: 5 },
])('the recipe for $name', ({ name, campaign, short }) => {
  const count = long ? 200 : short
  it(`changes ${count} different repositories, and none of them the second time`, {
    timeout: 3_600_000,
  }, () => {
    const names = codeHost(name.replaceAll(' ', '-'), count)
    const first = campaign(names)
    expect(first.filter(({ code }) => code !== 0)).toEqual([])
    expect(first.filter(({ changed }) => !changed)).toEqual([])
    const again = campaign(names)
    expect(again.filter(({ code, changed }) => code !== 0 || changed)).toEqual([])
  })
})

describe('recipes/fleet/update.sh', () => {
  it('writes the same bytes whoever runs it: only facts of the repository count', () => {
    const [name = ''] = codeHost('bytes', 1)
    const watched = join(folder, 'watched')
    writeProgram(watched, `#!/bin/sh\necho "$1 $CI" >> '${folder}/calls'\nexec authmd "$@"\n`)
    const written = [{ SHELL: '/bin/zsh' }, { SHELL: '/usr/bin/fish', TERM_PROGRAM: 'vscode' }].map(env => {
      const root = cloneOf(name)
      expect(run(updateScript, [], { cwd: root, env: { ...env, AUTHMD: watched } }).code).toBe(0)
      git(root, 'add', '--all')
      return git(root, 'diff', '--cached')
    })
    expect(written[0]).not.toBe('')
    expect(written[1]).toBe(written[0])
    // A container is neutral in any case; elsewhere this is what keeps the shell of the person out.
    const applied = readFileSync(join(folder, 'calls'), 'utf8')
      .split('\n')
      .filter(call => call.startsWith('apply'))
    expect(applied).toEqual(['apply true', 'apply true'])
  })

  it('with DRY_RUN=true prints the diff and writes nothing', () => {
    const names = codeHost('dry', 3)
    for (const { changed, code, said } of multiGitter(names, { DRY_RUN: 'true' })) {
      expect([changed, code]).toEqual([false, 0])
      expect(said).toContain('+<!-- authmd:start auth')
    }
  })

  it('refuses another version of the tool before it writes anything', () => {
    const [name = ''] = codeHost('version', 1)
    const root = cloneOf(name)
    const other = join(folder, 'other version', 'authmd')
    writeProgram(other, '#!/bin/sh\necho 9.9.9\n')
    const { code, stderr } = run(updateScript, [], { cwd: root, env: { AUTHMD: other } })
    expect(code).toBe(2)
    expect(stderr).toContain('found 9.9.9')
    expect(git(root, 'status', '--porcelain')).toBe('')
  })

  it('passes a refusal on as 2 and leaves the repository as it was', () => {
    const root = sandbox.repository('refused', {
      'CLAUDE.md': '# A\n\n<!-- authmd:start auth v=1 t=1 sum=abcdef -->\n',
    })
    const { code, said } = run(updateScript, [], { cwd: root })
    expect(code).toBe(2)
    expect(said).toContain('CLAUDE.md:3')
    expect(git(root, 'status', '--porcelain')).toBe('')
  })
})

describe('the recipes agree', () => {
  const text = readFileSync(recipe('fleet/pull-request.md'), 'utf8')
  const title = text.slice(2, text.indexOf('\n'))
  const body = text.slice(text.indexOf('\n') + 2)

  it('on one title and one text of the pull request', () => {
    const multi = readYaml('recipes/fleet/multi-gitter.yml')
    const { changesetTemplate } = readYaml('recipes/fleet/batch-spec.yaml')
    expect([multi['pr-title'], multi['pr-body']]).toEqual([title, body])
    expect([changesetTemplate.title, changesetTemplate.body]).toEqual([title, body])
    expect(readFileSync(recipe('fleet/turbolift.sh'), 'utf8')).toContain(`'${title}'`)
  })

  it('on how a workflow opens the pull request', () => {
    const scripts = ['update', 'matrix'].map(
      name =>
        readYaml(`recipes/github-actions/${name}.yml`).jobs.update.steps.find(
          (one: Step) => one.id === 'pull-request',
        ).run,
    )
    expect(scripts[0]).toBe(scripts[1])
    expect(scripts[0]).not.toContain('${{')
  })
})
