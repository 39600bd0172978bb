import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { projectRoot } from '../integration/sandbox.ts'
import { readYaml } from '../integration/steps.ts'
import { authmd, put, repository } from '../repository/repository.ts'

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')
const below = (folder: string, form: RegExp) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => form.test(name))
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)

/** All that people read but the README and the reference, which have tests of their own. */
const documents = [
  ...['CONTRIBUTING.md', 'SECURITY.md', 'action.yml', '.pre-commit-hooks.yaml', 'plugin/README.md'],
  ...below('docs', /^(?!reference|measured).*\.md$/),
  ...below('recipes', /\.(?:md|yml|yaml|sh|mjs|toml)$/),
]

const programs = [
  ...[
    'authmd',
    'npm',
    'npx',
    'node',
    'git',
    'gh',
    'bash',
    'claude',
    'gitleaks',
    'multi-gitter',
    'src',
    'turbolift',
  ],
  ...['pre-commit', 'sha256sum', 'lefthook', 'remark', 'echo', 'tar', '\\/plugin'],
]
const starts = new RegExp(`^(?:[A-Z_]+=\\S+ )*(?:${programs.join('|')}) \\S`)

/** Code within a sentence, lines of code, and commands in the comment at the head of a recipe. */
function commandsOf(path: string): readonly string[] {
  // Examples in fences are run as a whole, by test/docs/pages.test.ts.
  const text = read(path).replace(/^```[\s\S]*?^```$/gm, '')
  return [
    ...[...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code.replaceAll('\\|', '|')),
    ...[...text.matchAll(/^(?: {4}|# {3,})(\S.*?)(?: {3,}.*)?$/gm)].map(([, code = '']) => code),
  ].filter(code => starts.test(code))
}

const found = new Map(documents.flatMap(path => commandsOf(path).map(command => [command, path] as const)))
/** Of ours those that reach out of the test: to the person's client, and to the network where there is a key. */
const outward: Readonly<Record<string, string>> = {
  'authmd doctor --prove': 'test/client/prove.test.ts',
  'authmd doctor --online': 'test/doctor/online.test.ts',
}
const own = [...found.keys()].filter(command => command.startsWith('authmd ') && !(command in outward))
const others = [...found.keys()].filter(command => !command.startsWith('authmd '))

/** A test that runs it: the file, and what stands there. */
type Run = readonly [path: string, words: string]

const run: Readonly<Record<string, Run>> = {
  'npm run plugin': ['test/integration/claude-plugin.test.ts', 'scripts/plugin.mjs'],
  'node …/hooks/authmd.mjs doctor': [
    'test/integration/claude-plugin.test.ts',
    "start('doctor', '--error', '-')",
  ],
  'npm run wording': ['test/release/wording.test.ts', 'scripts/wording.mjs'],
  'node scripts/reference.mjs': ['test/reference.test.ts', 'referencePage()'],
  'npm run identity': ['test/release/identity.test.ts', "run('identity.mjs', root)"],
  'npm run identity -- --check': [
    'test/release/identity.test.ts',
    "run('identity.mjs', projectRoot, '--check')",
  ],
  'npm run release:version': ['test/release/release.test.ts', "changeset, 'version'"],
  'npm ci && npm pack': ['test/library/packed.ci.test.ts', "execFileSync('npm', npm"],
  'npm install --save-dev ./authmd-0.1.0.tgz': ['test/package.ci.test.ts', "spawnSync('npm', [...args"],
  'sha256sum --check SHA256SUMS': ['test/release/release.test.ts', 'The files are those that were built'],
  'npm publish': ['test/release/identity.test.ts', "run('may-publish.mjs', root)"],
  'remark CLAUDE.md --use authmd/remark --output': [
    'test/library/packed.ci.test.ts',
    "'--use', 'authmd/remark', '--output'",
  ],
  'echo "::add-matcher::problem-matcher.json"': [
    'test/integration/github-action.ci.test.ts',
    'reads every finding in the log of',
  ],
  'pre-commit run authmd-apply --hook-stage manual': [
    'test/integration/pre-commit.ci.test.ts',
    'every next step that is named runs as it stands',
  ],
  '/plugin marketplace add OWNER/authmd': [
    'test/integration/claude-plugin.test.ts',
    "claude('marketplace', 'add'",
  ],
  '/plugin install authmd@authmd': [
    'test/integration/claude-plugin.test.ts',
    "claude('install', 'authmd@authmd')",
  ],
}

const itself = 'it is how this test is run'
const byHand = 'measures for minutes and asserts nothing; by hand'
const client = 'needs the real client and its version; the daily workflow runs it'
const account = 'needs an account'
const engine =
  'the engine is a Go program that needs a code host; its script and its configuration are run over clones'

/** Why no test runs it. */
const notRun: Readonly<Record<string, string>> = {
  'npm ci && npm test': itself,
  'npm test': itself,
  'npm run test:ci': itself,
  'bash .ci/run': itself,
  'npm run check': itself,
  'npm run test:long': itself,
  'npx vitest run test/managed/merge': itself,
  'npx vitest --maxWorkers=1 test/managed/merge': itself,
  'AUTHMD_UPDATE=1 npx vitest run test/fixtures': 'it writes what the test compares',
  'AUTHMD_UPDATE=1 npx vitest run test/config/schema.test.ts': 'it writes what the test compares',
  'npm run measure': client,
  'npm run measure -- VERSION': client,
  'npm run measure -- 2.1.333': client,
  'npm run measure -- 2.1.333 --accept': client,
  'AUTHMD_PROVE=50 npm run test:client': client,
  'AUTHMD_WINDOWS=1 AUTHMD_WINDOWS_CLIENT=100 npx vitest run test/windows/live.test.ts':
    'the same with fewer set-ups is a step of `.ci/run`',
  'node bench/hostile.mjs': byHand,
  'npm run change': 'asks questions',
  'npm pkg set repository=https://github.com/OWNER/NAME':
    'an edit of package.json, which the test of the identity makes itself',
  'npm publish --access public': account,
  'npm audit signatures': 'needs a package that is published',
  'git tag v1.2.3 && git push origin v1.2.3': account,
  'gh attestation verify authmd-*.tgz --repo OWNER/NAME': account,
  'gh secret set CLAUDE_CODE_OAUTH_TOKEN': account,
  'npx authmd': 'what nobody may be told before the name is ours',
  'claude -p': 'no command alone',
  'claude setup-token': 'needs a browser and an account',
  'claude update': 'needs the network',
  'claude mcp': 'a look, which changes nothing',
  'claude --': 'the beginning of commands',
  'claude auth login': 'needs a browser and an account',
  'claude auth logout': 'needs a login',
  'gitleaks git --config gitleaks.toml':
    'a Go program that this machine can not get; its patterns are run in its engine',
  'gitleaks git --config anthropic.toml':
    'a Go program that this machine can not get; its patterns are run in its engine',
  'pre-commit autoupdate': 'asks the host of the hooks for its newest tag',
  'multi-gitter run "$PWD/update.sh" --config multi-gitter.yml --dry-run': engine,
  'src batch preview -f batch-spec.yaml': engine,
  'turbolift init': engine,
  'turbolift foreach -- git diff --cached': engine,
  'tar -xzf authmd-0.1.0.tgz && mv package authmd': 'unpacks what test/package.ci.test.ts unpacks and runs',
}

describe('each command in a document', () => {
  it('is run by a test that is there, or has its reason; and none stands here that no document has', () => {
    const known = { ...run, ...notRun }
    expect({
      'neither run nor given a reason': others.filter(command => !(command in known)),
      'in no document': Object.keys(known).filter(command => !others.includes(command)),
    }).toEqual({ 'neither run nor given a reason': [], 'in no document': [] })
    for (const path of Object.values(outward)) expect(existsSync(join(projectRoot, path)), path).toBe(true)
    for (const [command, [path, words]] of Object.entries(run)) {
      expect(existsSync(join(projectRoot, path)), `${command}: ${path}`).toBe(true)
      expect(read(path).includes(words), `${command}: ${path} has no ${words}`).toBe(true)
    }
  })

  it('asks npm for scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const asked = others.flatMap(command =>
      [...command.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name),
    )
    expect(asked.length).toBeGreaterThan(8)
    expect(asked.filter(name => !(name !== undefined && name in scripts))).toEqual([])
  })

  it.each(own)('of ours is taken by the tool: %s', async line => {
    const shop = repository({ 'CLAUDE.md': '# Shop\n' })
    put(shop, { FILE: `${shop}\n` })
    // What a form stands for, and what a shell does with it.
    const words = line
      .replace(/ [<>].*$/, '')
      .replace('… --json', 'check --json')
      .split(' ')
      .slice(1)
    const { code, stderr } = await authmd(shop, words)
    // 1 is an answer. 2 is a mistake in the command.
    expect([0, 1], `${found.get(line)}: ${stderr}`).toContain(code)
  })
})

describe('docs/ci.md', () => {
  const page = read('docs/ci.md')
  const action = readYaml('action.yml')
  const rows = (from: string) =>
    page
      .slice(page.indexOf(from))
      .split('\n\n')[0]
      ?.split('\n')
      .slice(2)
      .map(row => row.split('|').map(cell => cell.trim().replaceAll('`', ''))) ?? []

  it('lists the inputs of the Action with their defaults, and its outputs', () => {
    expect(rows('| input | default |').map(([, name, value]) => [name, value])).toEqual(
      Object.entries<{ default: string }>(action.inputs).map(([name, input]) => [name, input.default]),
    )
    expect(
      rows('| output | |')
        .map(([, name]) => name)
        .sort(),
    ).toEqual(Object.keys(action.outputs).sort())
  })

  it('shows steps whose inputs the Action has, and hooks that there are', () => {
    const blocks = [...page.matchAll(/(?:^ {4}.*\n)+/gm)].map(([block]) => block.replace(/^ {4}/gm, ''))
    const [step] = parse(blocks.find(block => block.startsWith('- uses:')) ?? '')
    const inputs = Object.keys(action.inputs)
    expect(Object.keys(step.with).filter(name => !inputs.includes(name))).toEqual([])
    const hooks = readYaml('.pre-commit-hooks.yaml').map(({ id }: { id: string }) => id)
    const { repos } = parse(blocks.find(block => block.startsWith('repos:')) ?? '')
    const shown = [
      ...repos[0].hooks.map(({ id }: { id: string }) => id),
      ...rows('| id | does |').map(([, id]) => id),
    ]
    expect(shown.filter(id => !hooks.includes(id))).toEqual([])
  })

  it('names every recipe, and none that is not there', () => {
    const named = [...page.matchAll(/\]\(\.\.\/(recipes\/[^)]+)\)/g)].map(([, path]) => path)
    const all = below('recipes', /\.\w+$|pre-commit$/)
    expect(
      all.filter(
        path =>
          !named.includes(path) &&
          ![
            'recipes/github-action/build-key.mjs',
            'recipes/github-action/run.mjs',
            'recipes/gitlab/code-quality.mjs',
          ].includes(path),
      ),
    ).toEqual([])
  })
})
