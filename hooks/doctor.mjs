// Runs `authmd doctor --quiet` when a session starts. Silent where nothing is wrong and where authmd is not there;
// never the reason why a session does not start.
import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const { env } = process
const project = outermost(realPath(env.CLAUDE_PROJECT_DIR || process.cwd()) ?? process.cwd())
const cli = find()

if (cli !== undefined) {
  const { status, stdout } = spawnSync(process.execPath, [cli, 'doctor', '--quiet', '--no-color'], {
    encoding: 'utf8',
    timeout: 10_000,
  })
  const found = (stdout ?? '').trim()
  if ((status === 0 || status === 1) && found !== '') {
    const text = `authmd doctor found this at the start of the session:\n\n${found}`
    const context = { hookEventName: 'SessionStart', additionalContext: text }
    console.log(JSON.stringify({ systemMessage: text, hookSpecificOutput: context }))
  }
}

/**
 * The repository around a folder, the outermost: a session in a package of it trusts what lies beside no more. A home
 * under git is the person's own.
 */
function outermost(start) {
  const home = realPath(homedir())
  let found = start
  for (let at = start; dirname(at) !== at; at = dirname(at))
    if (existsSync(join(at, '.git')) && (home === undefined || !isInside(home, at))) found = at
  return found
}

/** The tool beside this plugin, else the one on the PATH; never one that the project brings along. */
function find() {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(folder => isAbsolute(folder))
  const candidates = [
    fileURLToPath(new URL('../dist/bin.cjs', import.meta.url)),
    ...folders.flatMap(folder => [
      join(folder, 'authmd'),
      // Where npm puts a global package on Windows.
      join(folder, 'node_modules/authmd/dist/bin.cjs'),
    ]),
  ]
  return candidates.map(realPath).find(path => path?.endsWith('.cjs') && !isInside(path, project))
}

function realPath(path) {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

function isInside(path, folder) {
  const way = relative(folder, path)
  return way === '' || (!isAbsolute(way) && way.split(sep)[0] !== '..')
}
