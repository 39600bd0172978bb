import type { ParsedNode } from 'yaml'
import type { ComposeService, WorkflowStep, WrongName } from '../../credentials/surroundings.ts'
import { composeFiles } from '../../environments/container.ts'
import { inputNames } from '../../places/known-names.ts'
import { meantInput, meantVariable } from '../../places/meant-name.ts'
import { type Machine, pathOf, shown } from '../machine/machine.ts'
import { isPlainYaml } from '../plain-yaml.ts'

export interface YamlFacts {
  readonly workflows: readonly WorkflowStep[]
  readonly compose: readonly ComposeService[]
  readonly names: readonly WrongName[]
}

const ours = /^(?:ANTHROPIC_|CLAUDE_CODE_)\w+$/

/** Workflows that use one of Anthropic's actions, and the services of a compose file. The parser is loaded only where such a file is there. */
export async function readYaml(world: Machine): Promise<YamlFacts> {
  const { join } = pathOf(world)
  const folder = join(world.cwd, '.github', 'workflows')
  const workflows = world.disk
    .list(folder)
    .filter(name => /\.ya?ml$/.test(name))
    .slice(0, 100)
    .flatMap(name => textOf(world, join(folder, name)))
    .filter(({ text }) => /anthropics\/claude/.test(text))
  const compose = composeFiles.flatMap(name => textOf(world, join(world.cwd, name))).slice(0, 1)
  if (workflows.length + compose.length === 0) return { workflows: [], compose: [], names: [] }
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
        envFile: at(value, 'env_file') !== undefined,
        names: keys.filter(name => ours.test(name)),
      }
      return { found, wrong }
    })
  })
  return {
    workflows: steps.map(({ found }) => found),
    compose: services.map(({ found }) => found),
    names: [...steps, ...services].flatMap(({ wrong }) => wrong),
  }
}

function textOf(world: Machine, path: string) {
  const read = world.disk.read(path)
  return 'text' in read && isPlainYaml(read.text) ? [{ text: read.text, path: shown(world, path) }] : []
}
