/**
 * The processor time of each command on hostile files of 4 MiB: `node bench/hostile.mjs [part of a name]`. A quarter of
 * the text is measured too, where the whole takes long: what grows with the square of the text is then seen.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const bin = process.env.AUTHMD_BUNDLE ?? fileURLToPath(new URL('../dist/bin.cjs', import.meta.url))
const bundled = await rolldown({ input: new URL('hostile-markdown.ts', import.meta.url).pathname })
const { output } = await bundled.generate({ format: 'esm' })
const { hostilePatterns } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`)
const full = 4 * 1024 * 1024
const [only = ''] = process.argv.slice(2)

const fill =
  (unit, around = ['', '']) =>
  size =>
    around[0] +
    unit.repeat(Math.max(0, Math.floor((size - around[0].length - around[1].length) / unit.length))) +
    around[1]
/** A text of many parts that differ by their number. */
const count =
  (part, around = ['', '']) =>
  size => {
    let text = around[0]
    for (let at = 0; text.length < size - 200; at++) text += part(at)
    return text + around[1]
  }

/** The characters of a random key, the same in every run. */
function random(length, seed) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'
  let state = seed
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return alphabet[state >>> 26]
  }).join('')
}
const realKey = at => `sk-${'ant'}-api03-${random(93, at + 1)}AA`

const sync = ['check', 'apply --dry-run', 'remove --dry-run']
const section = body =>
  `# A\n\n<!-- authmd:start auth v=1 t=1 sum=aaaaaa -->\n\n${body}\n\n<!-- authmd:end auth -->\n`

/** [name, path, build, commands, further files, whether git is nowhere] */
const inputs = [
  ...hostilePatterns.map(({ name, build }) => [
    `CLAUDE.md: ${name}`,
    'CLAUDE.md',
    size => build(size - 64).slice(0, size),
    ['check'],
  ]),
  ...[
    ['marker starts', '<!-- authmd:start \n'],
    ['marker ends', '<!-- authmd:end auth -->\n\n'],
    ['markers in quotes', '> <!-- authmd:start auth -->\n\n'],
    ['markers with text behind', '<!-- authmd:end auth --> x\n\n'],
    ['whole markers', '<!-- authmd:start auth v=1 t=1 sum=aaaaaa -->\n\n<!-- authmd:end auth -->\n\n'],
    [
      'headings like ours',
      '## Claude Code authentication\n\n`claude auth` `/login` CLAUDE_CODE_OAUTH_TOKEN\n\n',
    ],
    ['words of a stance', 'Do not use an API key with Claude Code, only Bedrock. '],
    ['lines of a stance', 'Never use an API key with Claude Code.\n\n'],
    ['conflict starts', '<<<<<<< a\n'],
    ['conflicts', '<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n'],
    ['imports', '@AGENTS.md\n'],
    ['one heading of blanks', '                                                                '],
    ['keys', `sk-ant-api03-${'a'.repeat(20)}\n`],
    ['blank and CR', ' \r'],
    ['emphasis', '*a _b '],
    ['tables', '| a | b |\n|---|---|\n'],
  ].map(([name, unit]) => [
    `CLAUDE.md: ${name}`,
    'CLAUDE.md',
    fill(unit),
    [...sync, 'apply --repair --dry-run'],
  ]),
  [
    'CLAUDE.md: lines of a stance, no two alike',
    'CLAUDE.md',
    count(at => `Never use an API key of ${at} with Claude Code.\n\n`),
    ['check', 'apply --dry-run'],
  ],
  [
    'CLAUDE.md: words of a stance, no two alike',
    'CLAUDE.md',
    count(at => `Do not use an API key of ${at} with Claude Code, only Bedrock ${at}. `),
    ['check', 'apply --dry-run'],
  ],
  [
    'CLAUDE.md: a section of many blocks',
    'CLAUDE.md',
    size => section(fill('## B\n\ntext\n\n')(size - 200)),
    [...sync, 'apply --repair --dry-run'],
  ],
  [
    'CLAUDE.md: a marker of many words',
    'CLAUDE.md',
    fill('os=a ', ['<!-- authmd:start auth v=1 ', '-->\n']),
    sync,
  ],
  ['AGENTS.md: marker starts', 'AGENTS.md', fill('<!-- authmd:start \n'), ['check']],
  [
    'guide: marker starts',
    'docs/claude-code-auth.md',
    fill('<!-- authmd:start \n'),
    ['check --target guide', 'remove --dry-run'],
  ],
  ...[
    ['a  #b', 'a  #b\n'],
    ['blanks inside', `a${' '.repeat(40_000)}b\n`],
    ['blanks at ends', `a${' '.repeat(400)}\n`],
    ['one line of blanks', ' '],
    ['globs', '*a*b*c*d\n'],
    ['brackets', '[a]\n'],
    ['deep globs', '**/a/**/b\n'],
    ['stars', '*'],
    ['backslashes', '\\'],
    ['negations', '!.env\n'],
    ['marker starts', '# authmd:start auth\n'],
    ['marker ends', '# authmd:end auth\n'],
    ['our patterns', '.env\n.env.*\n!.env.example\n'],
    ['CRLF', '\r\n'],
    ['many folders', 'a/b/c/d/e/\n'],
  ].map(([name, unit]) => [`.gitignore: ${name}`, '.gitignore', fill(unit), sync]),
  ...[
    ['one long set', fill('a', ['*[', ']'])],
    ['short sets', fill('*[a]\n')],
    ['stars', fill('*a*b*c*d\n')],
  ].map(([name, build]) => [
    `.gitignore, no git: ${name}`,
    '.gitignore',
    build,
    ['check .', 'apply . --dry-run'],
    {},
    { withoutGit: true },
  ]),
  ...[
    ['open quotes', 'A="\n'],
    ['variables', 'ANTHROPIC_API_KEY=\n'],
    ['commented variables', '# ANTHROPIC_API_KEY=\n'],
    ['blanks inside', `A=a${' '.repeat(3900)}b\n`],
    ['marker starts', '# authmd:start auth\n'],
    ['backslashes', 'A=\\\n'],
    ['one line', 'A=b '],
    ['keys', `ANTHROPIC_API_KEY=sk-ant-api03-${'a'.repeat(20)}\n`],
  ].map(([name, unit]) => [`.env.example: ${name}`, '.env.example', fill(unit), sync]),
  ...[
    ['open quotes', 'A="\n'],
    ['variables', 'ANTHROPIC_API_KEY=x\n'],
    ['exports', 'export ANTHROPIC_API_KEY=x; '],
    ['blanks inside', `A=a${' '.repeat(3900)}b\n`],
    ['substitutions', 'A=$(${`'],
    ['backslashes', 'A=\\\n'],
  ].map(([name, unit]) => [`.env: ${name}`, '.env', fill(unit), ['doctor', 'check', 'scan']]),
  [
    'config: unknown keys',
    'authmd.config.json',
    count(at => `"k${at}":1,`, ['{', '"z":1}']),
    ['check', 'doctor', 'guide'],
  ],
  [
    'config: many shells',
    'authmd.config.json',
    fill('"zsh",', ['{"shells":[', '"fish"]}']),
    ['check', 'guide'],
  ],
  [
    'config: unknown shells',
    'authmd.config.json',
    count(at => `"s${at}",`, ['{"shells":[', '"fish"]}']),
    ['check'],
  ],
  ['config: deep', 'authmd.config.json', fill('['), ['check']],
  ['config: deep objects', 'authmd.config.json', fill('{"a":'), ['check']],
  ['config: comments', 'authmd.config.json', fill('/* */', ['{', '}']), ['check']],
  ['config: one long key', 'authmd.config.json', fill('a', ['{"', '":1}']), ['check']],
  ['config: errors', 'authmd.config.json', fill('},'), ['check']],
  ['config: one long template folder', 'authmd.config.json', fill('a/', ['{"templates":"', '"}']), ['check']],
  [
    'package.json: workspaces of slashes',
    'package.json',
    fill('/', ['{"workspaces":["a', 'b"]}']),
    ['check --recursive', 'check'],
  ],
  [
    'package.json: many workspaces',
    'package.json',
    count(at => `"w${at}/*",`, ['{"workspaces":[', '"z"]}']),
    ['check --recursive', 'check'],
  ],
  ['package.json: braces', 'package.json', fill('{a,b}', ['{"workspaces":["', '"]}']), ['check --recursive']],
  ['package.json: stars', 'package.json', fill('*a', ['{"workspaces":["', '"]}']), ['check --recursive']],
  [
    'package.json: deep globs',
    'package.json',
    fill('**/', ['{"workspaces":["', 'b"]}']),
    ['check --recursive'],
  ],
  [
    'pnpm-workspace.yaml: many',
    'pnpm-workspace.yaml',
    count(at => `  - w${at}\n`, ['packages:\n', '']),
    ['check --recursive'],
  ],
  [
    'pnpm-workspace.yaml: dashes',
    'pnpm-workspace.yaml',
    fill('- ', ['packages:\n  ', '']),
    ['check --recursive'],
  ],
  [
    'pnpm-workspace.yaml: brackets',
    'pnpm-workspace.yaml',
    fill('[', ['packages: ', '']),
    ['check --recursive'],
  ],
  [
    'pnpm-workspace.yaml: aliases',
    'pnpm-workspace.yaml',
    size =>
      `a0: &a0 [x,x]\n${Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at},*a${at}]`).join('\n')}\npackages: *a40\n#${' '.repeat(size - 2000)}`,
    ['check --recursive'],
  ],
  ...[
    '.claude/settings.json',
    '.claude/settings.local.json',
    '~/.claude/settings.json',
    '~/.claude.json',
  ].flatMap(path => [
    [`${path}: variables`, path, count(at => `"V${at}":"x",`, ['{"env":{', '"Z":"y"}}']), ['doctor']],
    [
      `${path}: variables of credentials`,
      path,
      count(at => `"ANTHROPIC_API_KEY_${at}":"x",`, ['{"env":{', '"Z":"y"}}']),
      ['doctor'],
    ],
    [
      `${path}: custom headers`,
      path,
      fill('X-A: b\\n', ['{"env":{"ANTHROPIC_CUSTOM_HEADERS":"', '"}}']),
      ['doctor'],
    ],
    [
      `${path}: headers of keys`,
      path,
      count(at => `x-api-key: a${at}\\n`, ['{"env":{"ANTHROPIC_CUSTOM_HEADERS":"', '"}}']),
      ['doctor'],
    ],
    [`${path}: a key of quotes`, path, fill('\\"', ['{"', '":1}']), ['doctor']],
    [
      `${path}: unknown keys like authentication`,
      path,
      count(at => `"apiKey${at}":"x",`, ['{', '"Z":"y"}']),
      ['doctor'],
    ],
    [`${path}: deep`, path, fill('['), ['doctor']],
    [`${path}: one long value`, path, fill('a', ['{"env":{"ANTHROPIC_API_KEY":"', '"}}']), ['doctor']],
    [
      `${path}: one long address`,
      path,
      fill('a/', ['{"env":{"ANTHROPIC_BASE_URL":"https://x.test/', '"}}']),
      ['doctor'],
    ],
    [`${path}: a long proxy`, path, fill('@', ['{"env":{"HTTPS_PROXY":"http://', 'x"}}']), ['doctor']],
    [`${path}: a long helper`, path, fill('a ', ['{"apiKeyHelper":"', '"}']), ['doctor']],
    [`${path}: lines`, path, fill('\n', ['{', '}']), ['doctor']],
  ]),
  [
    '~/.claude.json: many projects',
    '~/.claude.json',
    count(at => `"/p/${at}":{"hasTrustDialogAccepted":true},`, ['{"projects":{', '"/z":{}}}']),
    ['doctor'],
  ],
  [
    '~/.claude.json: approvals',
    '~/.claude.json',
    count(at => `"a${at}",`, ['{"customApiKeyResponses":{"approved":[', '"z"]}}']),
    ['doctor'],
  ],
  ...['~/.zshrc', '~/.config/fish/config.fish', '~/.bashrc', '~/.config/nushell/env.nu'].flatMap(path => [
    [`${path}: exports`, path, fill('export ANTHROPIC_API_KEY=x\n'), ['doctor']],
    [`${path}: one line of exports`, path, fill('export ANTHROPIC_API_KEY=x; '), ['doctor']],
    [`${path}: quotes`, path, fill('"\\\''), ['doctor']],
    [`${path}: sources`, path, count(at => `source ~/f${at}\n`), ['doctor']],
    [`${path}: blanks`, path, fill(' ', ['export', 'A']), ['doctor']],
  ]),
  ['~/.claude/.credentials.json: deep', '~/.claude/.credentials.json', fill('{"a":'), ['doctor']],
  [
    '~/.claude/.credentials.json: long token',
    '~/.claude/.credentials.json',
    fill('a', ['{"claudeAiOauth":{"accessToken":"', '"}}']),
    ['doctor'],
  ],
  ...[
    '.github/workflows/ci.yml',
    '.gitlab-ci.yml',
    'compose.yaml',
    '.envrc',
    'mise.toml',
    '.vscode/settings.json',
    '.devcontainer/devcontainer.json',
    '.mcp.json',
    '.claude/CLAUDE.md',
    'CLAUDE.local.md',
    'sub/AGENTS.md',
    '.gitmodules',
    '.gitattributes',
  ].flatMap(path => [
    [`${path}: blanks`, path, fill(' ', ['a', 'b']), ['check', 'doctor']],
    [`${path}: variables`, path, fill('  ANTHROPIC_API_KEY: x\n'), ['check', 'doctor']],
    [`${path}: dashes`, path, fill('- '), ['check', 'doctor']],
    [`${path}: brackets`, path, fill('{"a":['), ['check', 'doctor']],
  ]),
  [
    'template: bullets on one line',
    'team/claude-md/set-key/zsh.md',
    fill('- '),
    ['check', 'guide'],
    { 'authmd.config.json': '{"templates":"team"}' },
  ],
  [
    'template: quotes',
    'team/claude-md/set-key/zsh.md',
    fill('> '),
    ['check'],
    { 'authmd.config.json': '{"templates":"team"}' },
  ],
  [
    'template: prose',
    'team/claude-md/set-key/zsh.md',
    fill('words *and* more\n\n'),
    ['check'],
    { 'authmd.config.json': '{"templates":"team"}' },
  ],
  [
    'template: 8 KB of bullets',
    'team/claude-md/set-key/zsh.md',
    () => '- '.repeat(4096),
    ['check', 'guide'],
    { 'authmd.config.json': '{"templates":"team"}' },
  ],
  [
    'template: 8 KB of emphasis',
    'team/claude-md/set-key/zsh.md',
    () => '*a_ '.repeat(2048),
    ['check', 'guide'],
    { 'authmd.config.json': '{"templates":"team"}' },
  ],
  [
    'template: 8 KB of brackets',
    'team/claude-md/set-key/zsh.md',
    () => '['.repeat(8192),
    ['check', 'guide'],
    { 'authmd.config.json': '{"templates":"team"}' },
  ],
  ...[
    ['beginnings', 'sk-ant-'],
    ['short keys', 'sk-ant-api03-a1\n'],
    ['near keys', `sk-ant-api03-${'Ab1-_'.repeat(18)}\n`],
    ['joined', '"sk-ant-" + "a" + '],
    ['base64', 'c2stYW50LWFwaTAzLQ=='],
    ['base64 lines', 'data: c2stYW50LWFwaTAzLQo=\n'],
    ['unicode escapes', '\\u002d'],
    ['hex escapes', '\\x2d'],
    ['percent', '%2D'],
    ['entities', '&#45;'],
    ['markdown escapes', '\\-'],
    ['variables', 'ANTHROPIC_API_KEY='],
    ['named values', 'ANTHROPIC_API_KEY=abcdefghijklmnopqrstuvwxyz0123456789\n'],
    ['bedrock', 'AWS_BEARER_TOKEN_BEDROCK=ABSK'],
    ['quotes', '"\'`'],
    ['a long word', 'aB3'],
    ['NULs', '\0s'],
    ['UTF-16', 's\0k\0-\0a\0n\0t\0-\0'],
    ['private keys', '-----BEGIN RSA PRIVATE KEY-----\n'],
    ['Bearer', 'Authorization: Bearer eyJ'],
    ['Basic', 'Authorization: Basic c2s6YW50\n'],
    ['slack, github, npm', 'xoxb-1 ghp_a npm_a AKIA //registry.example.com/:_authToken= '],
    ['addresses', 'https://a:b@c/'],
    ['allowed', 'sk-ant-api03-a1 # authmd:allow\n'],
  ].map(([name, unit]) => [
    `scan: ${name}`,
    'input.txt',
    fill(unit),
    ['scan', 'scan --staged', 'scan input.txt --format sarif'],
  ]),
  ...[
    ['real keys', at => `${realKey(at)}\n`],
    ['real keys on one line', at => `${realKey(at)} `],
    ['real keys, allowed', at => `${realKey(at)} # authmd:allow\n`],
    ['real keys behind a comment each', at => `# secretlint-disable\n${realKey(at)}\n# secretlint-enable\n`],
    ['keys of Bedrock', at => `AWS_BEARER_TOKEN_BEDROCK=ABSK${random(120, at).replace(/[_-]/g, '0')}\n`],
    ['real keys in base64', at => `data: ${btoa(realKey(at))}\n`],
    ['real keys in escapes', at => `${realKey(at).replaceAll('-', '%2D')}\n`],
  ].map(([name, part]) => [
    `scan: ${name}`,
    'input.txt',
    count(part),
    ['scan', 'scan --staged', 'scan input.txt --format sarif', 'check'],
  ]),
  ...[
    ['an error', 'API Error: 401 {"type":"error","error":{"type":"authentication_error"}} '],
    ['lines', 'x\n'],
    ['escapes', '\u001b[0m'],
    ['braces', '{"error":'],
    ['quotes', '\\"'],
    ['blanks', ' '],
    ['keys', 'sk-ant-api03-a1 '],
  ].flatMap(([name, unit]) => [
    [`text: ${name}`, 'input.txt', fill(unit), ['explain - <', 'doctor --error - <', 'scan - <']],
  ]),
  ['repos: many lines', 'list', count(at => `nowhere${at}\n`), ['check --repos list']],
  ['repos: blanks', 'list', fill(' '), ['check --repos list']],
  ['repos: one long line', 'list', fill('a/'), ['check --repos list']],
  ['repos: quotes', 'list', fill('"'), ['check --repos list']],
  ['.git/config: long', '.git/config', fill('[a]\n\tb = c\n'), ['check', 'scan', 'scan --staged', 'doctor']],
  ['.git/config: blanks', '.git/config', fill(' '), ['check', 'scan --staged']],
  [
    '.git/index: zeros',
    '.git/index',
    size => `DIRC\0\0\0\u0002${'\0'.repeat(size - 8)}`,
    ['check', 'scan', 'doctor'],
  ],
  [
    '.git/index: names',
    '.git/index',
    size => `DIRC\0\0\0\u0002\0\0\0\u0001${'.env\0'.repeat(size / 5)}`,
    ['check', 'doctor'],
  ],
  ['.git/HEAD: long', '.git/HEAD', fill('ref: refs/heads/main '), ['check', 'scan --staged']],
  ['.git/packed-refs: long', '.git/packed-refs', fill('a b\n'), ['scan --staged']],
  ['.git/info/exclude: globs', '.git/info/exclude', fill('*a*b*c*d\n'), ['check', 'scan', 'doctor']],
  ['.git/commondir: long', '.git/commondir', fill('../'), ['check', 'scan --staged', 'doctor']],
]

const probe = `process.argv.splice(1, 1, process.env.AUTHMD_BUNDLE)
process.on('exit', () => { const { user, system } = process.cpuUsage(); require('node:fs').writeFileSync(process.env.CPU, String((user + system) / 1e6)) })
require(process.env.AUTHMD_BUNDLE)`

const rows = []
for (const [name, path, build, commands, more = {}, { withoutGit = false } = {}] of inputs) {
  if (!name.includes(only)) continue
  for (const command of commands) {
    const whole = measure({ path, text: build(full), command, more, withoutGit })
    const half =
      whole.seconds > 0.6
        ? measure({ path, text: build(full / 4), command, more, withoutGit }).seconds
        : undefined
    rows.push({ name, command, ...whole, half })
    const growth =
      half === undefined ? '' : `  × ${(whole.seconds / half).toFixed(1)} for four times the text`
    const flag = whole.seconds > 3 || whole.code === 'ended' || ![0, 1, 2].includes(whole.code) ? '  <<<' : ''
    console.log(
      `${whole.seconds.toFixed(2).padStart(6)} s  ${name}  |  ${command}  → ${whole.code}${growth}${flag}`,
    )
  }
}
const over = rows.filter(({ seconds, code }) => seconds > 3 || ![0, 1, 2].includes(code))
const most = rows.reduce((a, b) => (a.seconds > b.seconds ? a : b))
console.log(
  `\n${rows.length} runs, the longest ${most.seconds.toFixed(2)} s (${most.name}, ${most.command}); over 3 s or not ended: ${over.length}`,
)
console.log(`\n${tableOf(rows)}`)
process.exitCode = over.length > 0 ? 1 : 0

/** The table of docs/limits.md: for each file the run that took longest, and the largest growth for four times the text. */
function tableOf(all) {
  const files = grouped(all)
  const lines = [...files].map(([file, runs]) => {
    const longest = runs.reduce((a, b) => (a.seconds > b.seconds ? a : b))
    const growths = runs.flatMap(({ seconds, half }) => (half === undefined ? [] : [seconds / half]))
    const growth = growths.length === 0 ? '-' : `× ${Math.max(...growths).toFixed(1)}`
    const what = `${longest.name.slice(file.length + 2)}, \`${longest.command}\``
    return `| ${file} | ${runs.length} | ${longest.seconds.toFixed(1)} s | ${what} | ${growth} |`
  })
  return [
    '| file | runs | longest | with | most for four times the text |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}

function fileOf({ name }) {
  return name.slice(0, name.indexOf(': '))
}

function grouped(all) {
  const files = new Map()
  for (const run of all) files.set(fileOf(run), [...(files.get(fileOf(run)) ?? []), run])
  return files
}

function measure({ path, text, command, more, withoutGit }) {
  const ground = mkdtempSync(join(tmpdir(), 'authmd-bench-'))
  const [home, folder] = [join(ground, 'home'), join(ground, 'repository')]
  const put = (file, content) => {
    const at = file.startsWith('~/') ? join(home, file.slice(2)) : join(folder, file)
    mkdirSync(dirname(at), { recursive: true })
    writeFileSync(at, content)
  }
  mkdirSync(home, { recursive: true })
  for (const [file, content] of Object.entries({
    'CLAUDE.md': '# A\n\n- one\n',
    '.gitignore': '*.log\n',
    'package.json': '{"workspaces":["sub"]}',
    'sub/CLAUDE.md': '# B\n',
    ...more,
  }))
    put(file, content)
  const inGit = path.startsWith('.git/')
  if (!inGit) put(path, text)
  const git = (...args) =>
    spawnSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.test', ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: home },
    })
  git('init', '-q', '-b', 'main')
  git('add', '-f', '.')
  if (inGit) put(path, text)
  const cpu = join(ground, 'cpu')
  const isPiped = command.endsWith(' <')
  const args = command.replace(/ <$/, '').split(' ')
  const { status, signal } = spawnSync(process.execPath, ['-e', probe, '--', 'x', ...args], {
    cwd: folder,
    env: {
      PATH: withoutGit ? home : process.env.PATH,
      HOME: home,
      SHELL: '/bin/zsh',
      AUTHMD_BUNDLE: bin,
      CPU: cpu,
    },
    input: isPiped ? text : '',
    timeout: 300_000,
    killSignal: 'SIGKILL',
    stdio: ['pipe', 'ignore', process.env.SHOW ? 'inherit' : 'ignore'],
  })
  const seconds = signal === null ? Number(readFileSync(cpu, 'utf8')) : 300
  rmSync(ground, { recursive: true, force: true })
  return { seconds, code: signal === null ? status : 'ended' }
}
