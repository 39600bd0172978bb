import { posix } from 'node:path'
import { isRunner } from '../io/facts/shared-place.ts'
import { realPathOf } from '../io/real-path.ts'
import { type ToolHere, toolOnPath } from '../report/tool-here.ts'
import { posixWord } from '../shells/posix-word.ts'
import type { World } from './world.ts'

/**
 * How a person starts this tool who reads what a run in `folder` prints: the one place that knows. A runner of CI is
 * nobody's terminal; what is said there is done in a clone.
 */
export function toolHere(world: Pick<World, 'packageRoot' | 'env' | 'tool'>, folder: string): ToolHere {
  if (world.tool !== undefined) return world.tool
  const { env } = world
  const root = slashed(world.packageRoot)
  if (isAction(root, env)) return inAction
  const runs = isRunner(env)
  const away = runs ? inClone : {}
  const hook = hookOf(root, env)
  if (hook !== undefined)
    return runs ? { ...toolOnPath, ...away, ...hookApplies } : { ...hook, ...hookApplies }
  const program = isDependency(root, folder) ? 'npx --no -- authmd' : toolOnPath.program
  return program === toolOnPath.program && !runs ? toolOnPath : { program, ...away }
}

const inClone = { where: 'in a clone' } as const

const inAction: ToolHere = {
  ...toolOnPath,
  ...inClone,
  whereApply: 'in a clone, or by a workflow with `command: apply`',
  pages: 'The summary of this run',
}

const hookApplies = {
  // Of any stage: a team may have it for this alone.
  apply: 'pre-commit run authmd-apply --hook-stage manual',
  whereApply: 'with that hook beside this one',
  flags: '`args`',
} as const

/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables: the folder of the action that runs. */
function isAction(root: string, { GITHUB_ACTION_PATH: path }: World['env']): boolean {
  if (path === undefined || path === '') return false
  return slashed(realPathOf(path) ?? path) === root
}

/** The program that the plugin for Claude Code brings along, as it is started in a terminal of its person. */
export function toolOfPlugin({
  packageRoot,
  env,
  platform,
}: Pick<World, 'packageRoot' | 'env' | 'platform'>): ToolHere {
  const file = `${slashed(packageRoot)}/hooks/authmd.mjs`
  // Of the shells of Windows not all know single quotes.
  const word = platform !== 'win32' ? shortened(file, env) : /^[\w:./-]+$/.test(file) ? file : `"${file}"`
  // A session whose login is broken answers no /authmd:doctor.
  return { program: `node ${word}`, pages: `node ${word} doctor`, doctorAlone: true }
}

/**
 * The tool in the environment that pre-commit made for it, which is on the PATH of the hook alone. pre-commit says so to
 * its hooks: https://pre-commit.com/#creating-new-hooks
 */
function hookOf(root: string, env: World['env']): ToolHere | undefined {
  if (env['PRE_COMMIT'] !== '1') return undefined
  const [, home, node = '', library] =
    /^(.*\/node_env-([^/]+))\/(lib|Scripts)\/node_modules\/authmd$/.exec(root) ?? []
  if (home === undefined) return undefined
  const programs = `${home}/${library === 'lib' ? 'bin' : library}`
  const authmd = shortened(`${programs}/authmd`, env)
  // Its own Node is on no PATH of the person.
  if (node === 'system') return { program: authmd }
  return { program: `${shortened(`${programs}/node`, env)} ${shortened(`${root}/dist/bin.cjs`, env)}` }
}

/** From the home on, where every shell reads that as one word. */
function shortened(path: string, { HOME: home = '' }: World['env']): string {
  const rest = home !== '' && path.startsWith(`${home}/`) ? path.slice(home.length) : undefined
  return rest !== undefined && /^[\w./-]+$/.test(rest) ? `~${rest}` : posixWord(path)
}

/** A dependency of the project around `folder`, which is on no PATH but that of npm and of a hook manager. */
function isDependency(root: string, folder: string): boolean {
  const [project = '', ...rest] = root.split('/node_modules/')
  return rest.length > 0 && `${slashed(folder)}/`.startsWith(`${project}/`)
}

function slashed(path: string): string {
  return posix.normalize(path.replaceAll('\\', '/')).replace(/\/$/, '')
}
