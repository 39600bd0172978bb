import { isAbsolute } from 'node:path'
import { findProgram, mayStart } from './program.ts'

export interface Pager {
  /** Absolute. */
  readonly program: string
  readonly args: readonly string[]
}

/**
 * The pager that `PAGER` asks for, else `less`; `undefined` where there is none or `PAGER` is empty or `cat`. It is
 * started without a shell and only from outside the project, so that neither a repository nor a clever value can have
 * something else run: what needs a shell's syntax falls back to `less`.
 */
export function findPager(input: {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly project: string
  readonly platform?: string
}): Pager | undefined {
  const { env, project } = input
  const asked = env['PAGER']
  if (asked !== undefined && /^(?:cat)?$/.test(asked.trim())) return undefined
  const find = (name: string) =>
    findProgram(name, {
      path: env['PATH'] ?? env['Path'],
      project,
      ...(input.platform === undefined ? {} : { platform: input.platform }),
    })
  if (asked !== undefined && /^[\w@%+=:,./\\ -]+$/.test(asked)) {
    const [name = '', ...args] = asked.trim().split(/\s+/)
    const named = isAbsolute(name) ? name : /[/\\]/.test(name) ? undefined : find(name)
    if (named !== undefined && mayStart(named, project)) return { program: named, args }
  }
  const less = find('less')
  return less === undefined ? undefined : { program: less, args: [] }
}

/** Shows a text in the pager and waits until the person leaves it. False: it did not start, and nothing was shown. */
export function showInPager(
  { program, args }: Pager,
  text: string,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const kept = ['HOME', 'PATH', 'TERM', 'LANG', 'LC_ALL', 'LC_CTYPE', 'LESSCHARSET', 'SystemRoot']
  const own = Object.fromEntries(kept.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]]])))
  const { error } = spawnSync(program, args, {
    // F: no pager for what fits a screen; R: colours; X: the text stays on the screen. As git does.
    env: { ...own, LESS: env['LESS'] ?? 'FRX', LV: env['LV'] ?? '-c' },
    input: text,
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  // A person who leaves before the end closes the pipe; that is no failure.
  return error === undefined || 'code' in error === false || error.code === 'EPIPE'
}
