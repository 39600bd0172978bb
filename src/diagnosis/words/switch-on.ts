import { cloudProviders } from '../../credentials/providers.ts'
import type { Scene } from '../scene.ts'
import { assign } from './assign.ts'
import type { Assignment } from './place-lines.ts'

/** What each provider has to be told: one of the names stands for all. */
const needs: Readonly<
  Record<string, readonly { readonly names: readonly string[]; readonly value: string }[]>
> = {
  bedrock: [{ names: ['AWS_REGION', 'AWS_DEFAULT_REGION'], value: 'us-east-1' }],
  vertex: [
    { names: ['ANTHROPIC_VERTEX_PROJECT_ID'], value: 'PROJECT' },
    { names: ['CLOUD_ML_REGION'], value: 'global' },
  ],
  foundry: [{ names: ['ANTHROPIC_FOUNDRY_RESOURCE', 'ANTHROPIC_FOUNDRY_BASE_URL'], value: 'NAME' }],
}

/** How a provider is switched on, and told what is not here yet; where it is on already, the latter alone. */
export function switchOn(id: string, scene: Scene): readonly string[] {
  const { d, place } = scene
  const row = cloudProviders.find(one => one.id === id)
  if (row === undefined) return []
  const { names, region } = d.surroundings.cloud
  const isOn = d.provider?.provider === id
  const has = (name: string) => names.includes(name) || (name === 'AWS_REGION' && region !== undefined)
  const lacks = (needs[id] ?? [])
    .filter(one => !one.names.some(has))
    .flatMap(({ names: [name], value }): readonly Assignment[] => (name === undefined ? [] : [[name, value]]))
  const all: readonly Assignment[] = isOn ? lacks : [[row.on, '1'], ...lacks]
  if (all.length === 0) return []
  const lead = isOn
    ? 'It is switched on. Set what it needs:'
    : lacks.length > 0
      ? 'Switch it on, and set what it needs:'
      : 'Switch it on:'
  const action =
    place === 'github-actions' && !isOn
      ? [`anthropics/claude-code-action switches it on by \`use_${id}: true\` under \`with:\`.`]
      : []
  return [lead, ...assign(all, scene), ...action]
}
