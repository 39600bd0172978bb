import type { ParsedNode } from 'yaml'
import type {
  CommandStep,
  ComposeService,
  Cut,
  WorkflowStep,
  WrongName,
} from '../../credentials/surroundings.ts'
import { composeFiles } from '../../environments/container.ts'
import { bearsOnAuth, inputNames } from '../../places/known-names.ts'
import { meantInput, meantVariable } from '../../places/meant-name.ts'
import { type Machine, pathOf, shown } from '../machine/machine.ts'
import { isPlainYaml } from '../plain-yaml.ts'
import { firstOf } from './first-of.ts'
import type { ServiceText } from './read-compose-environment.ts'

export interface YamlFacts {
  readonly workflows: readonly WorkflowStep[]
  readonly commandSteps: readonly CommandStep[]
  readonly compose: readonly ComposeService[]
  /** The same services with their values, for `io/` alone. */
  readonly services: readonly ServiceText[]
  readonly names: readonly WrongName[]
  readonly cut: readonly Cut[]
}

/** No repository that a person keeps has more workflows. */
const MOST = 100

const ours = /^(?:ANTHROPIC_|CLAUDE_CODE_)\w+$/

/** Workflows that use one of Anthropic's actions, and the services of a compose file. The parser is loaded only where such a file is there. */
export async function readYaml(world: Machine): Promise<YamlFacts> {
  const { join } = pathOf(world)
  const folder = join(world.cwd, '.github', 'workflows')
  const listed = world.disk.list(folder).filter(name => /\.ya?ml$/.test(name))
  const { some, cut: unlisted } = firstOf(listed, {
    what: 'workflows',
    where: shown(world, folder),
    most: MOST,
  })
  const ofActions = some
    .flatMap(name => textOf(world, join(folder, name)))
    .filter(({ text }) => /anthropics\/claude|\bclaude\b/.test(text))
  const ofGitlab = textOf(world, join(world.cwd, '.gitlab-ci.yml')).filter(({ text }) =>
    /\bclaude\b/.test(text),
  )
  const ofCompose = composeFiles.flatMap(name => textOf(world, join(world.cwd, name))).slice(0, 1)
  const unread = [...ofActions, ...ofGitlab, ...ofCompose].filter(file => !isPlainYaml(file.text))
  const cut = [
    ...unlisted,
    ...unread.map(({ path }) => ({ what: 'file', why: 'larger', where: path }) as const),
  ]
  const plain = (files: typeof ofActions) => files.filter(one => !unread.includes(one))
  const [workflows, gitlab, compose] = [plain(ofActions), plain(ofGitlab), plain(ofCompose)]
  if (workflows.length + gitlab.length + compose.length === 0)
    return { workflows: [], commandSteps: [], compose: [], services: [], names: [], cut }
  const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml')

  const open = ({ text }: { readonly text: string }) => {
    const lineCounter = new LineCounter()
    const root = parseDocument(text, { lineCounter, uniqueKeys: false }).contents
    const line = (offset: number | undefined) => lineCounter.linePos(offset ?? 0).line
    return { root, line }
  }
  const entries = (node: unknown) =>
    isMap<ParsedNode, ParsedNode | null>(node)
      ? node.items.map(({ key, value }) => ({
          key: isScalar(key) ? String(key.value) : '',
          value,
          offset: key.range?.[0],
        }))
      : []
  const at = (node: unknown, key: string) => entries(node).find(one => one.key === key)
  const keysOf = (node: unknown): readonly string[] =>
    isSeq<ParsedNode>(node)
      ? node.items.map(item => (isScalar(item) ? (String(item.value).split('=')[0] ?? '') : ''))
      : entries(node).map(({ key }) => key)

  const shapeOf = (node: unknown): Pick<ComposeService, 'environment'> =>
    isSeq(node) ? { environment: 'list' } : isMap(node) ? { environment: 'map' } : {}

  /** `- NAME=value`, `- NAME`, `NAME: value`, `NAME:`. */
  const variablesOf = (
    node: unknown,
    line: (offset: number | undefined) => number,
  ): ServiceText['environment'] => {
    if (isSeq<ParsedNode>(node))
      return node.items.flatMap(item => {
        if (!isScalar(item)) return []
        const [name = '', value] = String(item.value).split(/=(.*)/s)
        return [{ name, ...(value === undefined ? {} : { value }), line: line(item.range?.[0]) }]
      })
    return entries(node).map(({ key, value, offset }) => ({
      name: key,
      ...(isScalar(value) && value.value !== null ? { value: String(value.value) } : {}),
      line: line(offset),
    }))
  }

  /** One path, several, or objects with `path`. */
  const pathsOf = (node: unknown): readonly string[] => {
    const path = isScalar(node) ? node : at(node, 'path')?.value
    if (isScalar(path)) return typeof path.value === 'string' ? [path.value] : []
    return isSeq<ParsedNode>(node) ? node.items.flatMap(pathsOf) : []
  }

  const mayAsk = (permissions: { readonly value: unknown } | undefined) => {
    const value = permissions?.value
    if (isScalar(value)) return value.value === 'write-all'
    const idToken = at(value, 'id-token')?.value
    return isScalar(idToken) && idToken.value === 'write'
  }

  const steps = workflows.flatMap(file => {
    const { root, line } = open(file)
    const jobs = entries(at(root, 'jobs')?.value)
    return jobs.flatMap(job => {
      const list = at(job.value, 'steps')?.value
      return (isSeq<ParsedNode>(list) ? list.items : []).flatMap(step => {
        const uses = at(step, 'uses')?.value
        const action = /^anthropics\/(claude-code-[\w-]{1,40})/.exec(
          isScalar(uses) ? String(uses.value) : '',
        )?.[1]
        if (action === undefined) return []
        const inputs = entries(at(step, 'with')?.value)
        const found: WorkflowStep = {
          file: file.path,
          line: line(at(step, 'uses')?.offset),
          action,
          inputs: inputs
            .map(({ key }) => key)
            .filter(key => inputNames.includes(key) || key === 'claude-api-key'),
          secrets: inputs.flatMap(({ key, value, offset }) => {
            const name = secretIn(isScalar(value) ? value.value : undefined)
            return name === undefined ? [] : [{ input: key, name, line: line(offset) }]
          }),
          env: entries(at(step, 'env')?.value)
            .map(({ key }) => key)
            .filter(key => ours.test(key)),
          idToken: mayAsk(at(job.value, 'permissions') ?? at(root, 'permissions')),
        }
        const wrong = inputs.flatMap(({ key, offset }): readonly WrongName[] => {
          const meant = action === 'claude-code-action' ? meantInput(key) : undefined
          return meant === undefined
            ? []
            : [{ name: key, meant, of: 'input', where: file.path, line: line(offset) }]
        })
        return [{ found, wrong }]
      })
    })
  })
  const commandSteps = workflows.flatMap(file => {
    const { root, line } = open(file)
    const named = (node: unknown): CommandStep['env'] =>
      entries(at(node, 'env')?.value)
        .filter(({ key }) => bearsOnAuth(key))
        .map(({ key, value, offset }) => {
          const secret = secretIn(isScalar(value) ? value.value : undefined)
          return { name: key, ...(secret === undefined ? {} : { secret }), line: line(offset) }
        })
    return entries(at(root, 'jobs')?.value).flatMap(job => {
      const list = at(job.value, 'steps')?.value
      return (isSeq<ParsedNode>(list) ? list.items : []).flatMap((step): readonly CommandStep[] => {
        const run = at(step, 'run')
        const isOurs = isScalar(run?.value) && runsClaude(String(run.value.value))
        if (!isOurs) return []
        return [{ file: file.path, line: line(run.offset), env: [root, job.value, step].flatMap(named) }]
      })
    })
  })
  const gitlabJobs = gitlab.flatMap(file => {
    const { root, line } = open(file)
    const named = (node: unknown): CommandStep['env'] =>
      entries(at(node, 'variables')?.value)
        .filter(({ key }) => bearsOnAuth(key))
        .map(({ key, value, offset }) => {
          const secret = /^\$\{?(\w{1,100})\}?$/.exec(isScalar(value) ? String(value.value) : '')?.[1]
          return { name: key, ...(secret === undefined ? {} : { secret }), line: line(offset) }
        })
    return entries(root).flatMap((job): readonly CommandStep[] => {
      const script = at(job.value, 'script')
      const lines = isSeq<ParsedNode>(script?.value) ? script.value.items : [script?.value]
      const isOurs = lines.some(one => isScalar(one) && runsClaude(String(one.value)))
      if (script === undefined || !isOurs) return []
      return [{ file: file.path, line: line(script.offset), env: [root, job.value].flatMap(named) }]
    })
  })
  const services = compose.flatMap(file => {
    const { root, line } = open(file)
    return entries(at(root, 'services')?.value).map(({ key, value, offset }) => {
      const environment = at(value, 'environment')
      const keys = keysOf(environment?.value)
      const wrong = keys.flatMap((name): readonly WrongName[] => {
        const meant = meantVariable(name)
        return meant === undefined
          ? []
          : [{ name, meant, of: 'variable', where: file.path, line: line(environment?.offset) }]
      })
      const found: ComposeService = {
        file: file.path,
        line: line(offset),
        name: key,
        ...shapeOf(environment?.value),
        envFile: at(value, 'env_file') !== undefined,
        names: keys.filter(name => ours.test(name)),
      }
      const text: ServiceText = {
        ...{ name: key, file: file.path },
        environment: variablesOf(environment?.value, line),
        envFiles: pathsOf(at(value, 'env_file')?.value),
      }
      return { found, wrong, text }
    })
  })
  return {
    workflows: steps.map(({ found }) => found),
    commandSteps: [...commandSteps, ...gitlabJobs],
    compose: services.map(({ found }) => found),
    services: services.map(({ text }) => text),
    names: [...steps, ...services].flatMap(({ wrong }) => wrong),
    cut,
  }
}

/** Not what only installs or updates it. */
function runsClaude(script: string): boolean {
  return /(?:^|[\s;&|(])claude[ \t]{1,20}(?!update\b|install\b|--version\b|doctor\b)\S/m.test(script)
}

/** The one secret that a value consists of. */
function secretIn(value: unknown): string | undefined {
  return typeof value === 'string'
    ? /^\$\{\{ {0,4}secrets\.([A-Za-z_]\w{0,99}) {0,4}\}\}$/.exec(value.trim())?.[1]
    : undefined
}

function textOf(world: Machine, path: string) {
  const read = world.disk.read(path)
  return 'text' in read ? [{ text: read.text, path: shown(world, path) }] : []
}
