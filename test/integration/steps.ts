import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { projectRoot, type Ran, type Sandbox, writeFiles } from './sandbox.ts'

export interface Step {
  readonly id?: string
  readonly name?: string
  readonly uses?: string
  readonly if?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, string>>
}

export function readYaml(path: string) {
  return parse(readFileSync(join(projectRoot, path), 'utf8'))
}

/** What a step of GitHub Actions left behind. */
export interface StepRan extends Ran {
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

/** `${{ name }}` by the values given; an expression without one is a mistake of the test or of the file. */
export function fillExpressions(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{\s*([^}]+?)\s*\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`nothing stands for \${{ ${name} }}`)
    return value
  })
}

/** Runs the script of a step as GitHub does with `shell: bash`: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
export function runStep(
  { run }: Sandbox,
  step: Step,
  options: {
    readonly cwd: string
    readonly temporary: string
    readonly values?: Readonly<Record<string, string>>
    readonly env?: Readonly<Record<string, string>>
  },
): StepRan {
  const { cwd, temporary, values = {} } = options
  writeFiles(temporary, { output: '', summary: '', 'script.sh': step.run ?? '' })
  const own = Object.entries(step.env ?? {}).map(([name, text]) => [name, fillExpressions(text, values)])
  const ran = run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', join(temporary, 'script.sh')], {
    cwd,
    env: {
      GITHUB_WORKSPACE: cwd,
      GITHUB_ACTION_PATH: projectRoot,
      GITHUB_OUTPUT: join(temporary, 'output'),
      GITHUB_STEP_SUMMARY: join(temporary, 'summary'),
      RUNNER_TEMP: temporary,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      ...options.env,
      ...Object.fromEntries(own),
    },
  })
  const lines = readFileSync(join(temporary, 'output'), 'utf8').split('\n').filter(Boolean)
  const outputs = Object.fromEntries(
    lines.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
  return { ...ran, outputs, summary: readFileSync(join(temporary, 'summary'), 'utf8') }
}
