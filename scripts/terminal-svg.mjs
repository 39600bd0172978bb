// Draws what a terminal shows when the README's two commands are run: docs/terminal-light.svg and -dark.svg, from a
// real run of dist/ in a folder of its own. node scripts/terminal-svg.mjs; with --check it compares and writes nothing.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const commands = [
  ['apply', '--yes', '--shell', 'zsh', '--os', 'macos'],
  ['doctor', '--error', 'API Error: 401 invalid x-api-key'],
]
const themes = {
  light: {
    page: '#ffffff',
    text: '#1f2328',
    dim: '#59636e',
    red: '#c1121f',
    yellow: '#8a5a00',
    green: '#116329',
    cyan: '#0b6a8a',
  },
  dark: {
    page: '#0d1117',
    text: '#e6edf3',
    dim: '#9198a1',
    red: '#ff7b72',
    yellow: '#e3b341',
    green: '#7ee787',
    cyan: '#79c0ff',
  },
}
/** The codes that the tool prints: https://en.wikipedia.org/wiki/ANSI_escape_code#Select_Graphic_Rendition_parameters */
const classes = { 1: 'b', 2: 'dim', 31: 'red', 32: 'green', 33: 'yellow', 36: 'cyan' }

const lines = record()
const check = process.argv.includes('--check')
for (const [name, theme] of Object.entries(themes)) {
  const file = join(root, `docs/terminal-${name}.svg`)
  const svg = draw(lines, theme)
  if (check && readFileSync(file, 'utf8') !== svg) {
    console.log(`stale: docs/terminal-${name}.svg (node scripts/terminal-svg.mjs)`)
    process.exitCode = 1
  }
  if (!check) writeFileSync(file, svg)
}

function record() {
  const home = mkdtempSync(join(tmpdir(), 'authmd-svg-'))
  try {
    const cwd = join(home, 'shop')
    mkdirSync(join(home, '.claude'))
    mkdirSync(join(cwd, '.git/objects'), { recursive: true })
    mkdirSync(join(cwd, '.git/refs'))
    writeFileSync(join(cwd, '.git/HEAD'), 'ref: refs/heads/main\n')
    writeFileSync(join(cwd, 'CLAUDE.md'), '# Shop\n\nRun the tests with `make test`.\n')
    // A made-up key, put together here so that no scanner takes this file for a leak.
    const key = `${['sk', 'ant', 'api03'].join('-')}-${'Ab3'.repeat(31)}AA`
    writeFileSync(join(home, '.claude/settings.json'), JSON.stringify({ env: { ANTHROPIC_API_KEY: key } }))
    return commands.flatMap(args => {
      const env = { HOME: home, PATH: process.env.PATH, SHELL: '/bin/zsh', FORCE_COLOR: '1' }
      const { stdout } = spawnSync(process.execPath, [join(root, 'dist/bin.cjs'), ...args], {
        cwd,
        env,
        encoding: 'utf8',
      })
      const shown = args.map(word => (/[ ;]/.test(word) ? `'${word}'` : word)).join(' ')
      return [
        `\u001b[2m$\u001b[22m \u001b[1mauthmd ${shown}\u001b[22m`,
        ...upToTheFix(stdout.trimEnd().split('\n')),
        '',
      ]
    })
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** How to check it depends on where this machine is: a container, a runner. The picture is the same everywhere. */
function upToTheFix(output) {
  const end = output.findIndex(line => plain(line).startsWith('Check '))
  return end === -1 ? output : output.slice(0, end)
}

function draw(all, theme) {
  const shown = all.slice(0, -1)
  const width = 24 + Math.max(...shown.map(line => plain(line).length)) * 8.43
  const height = 32 + shown.length * 20
  const rows = shown.map((line, row) => `<text x="16" y="${34 + row * 20}">${spans(line)}</text>`)
  const colours = Object.entries(theme).map(([name, value]) =>
    name === 'page' ? '' : `.${name}{fill:${value}}`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(width)} ${height}" width="${Math.ceil(width)}" role="img" aria-label="authmd apply writes the section; authmd doctor names the key that was rejected, where it is set, and the fix">
<style>text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:${theme.text};white-space:pre}.b{font-weight:700}${colours.join('')}</style>
<rect width="100%" height="100%" rx="8" fill="${theme.page}" stroke="${theme.dim}" stroke-opacity=".4"/>
${rows.join('\n')}
</svg>
`
}

function spans(line) {
  const on = new Set()
  return line
    .split(/(\u001b\[[\d;]*m)/)
    .map(part => {
      const codes = /^\u001b\[([\d;]*)m$/.exec(part)?.[1]
      if (codes === undefined) {
        const text = part.replace(/&/g, '&amp;').replace(/</g, '&lt;')
        return on.size === 0 || text === '' ? text : `<tspan class="${[...on].join(' ')}">${text}</tspan>`
      }
      for (const code of codes.split(';').map(Number)) {
        if (code === 0) on.clear()
        else if (code === 22) for (const name of ['b', 'dim']) on.delete(name)
        else if (code === 39) for (const name of ['red', 'green', 'yellow', 'cyan']) on.delete(name)
        else if (classes[code] !== undefined) on.add(classes[code])
      }
      return ''
    })
    .join('')
}

function plain(line) {
  return line.replace(/\u001b\[[\d;]*m/g, '')
}
