import { environments } from '../environments/index.ts'
import { providers } from '../names.ts'
import type { PlanOptions } from '../portable/plan-files.ts'
import { shells } from '../shells/index.ts'
import type { Os, Provider } from '../types.ts'
import { make, part } from './make.ts'

const systems: readonly { readonly id: Os; readonly name: string }[] = [
  { id: 'linux', name: 'Linux' },
  { id: 'macos', name: 'macOS' },
  { id: 'windows', name: 'Windows' },
]

const providerNames: Readonly<Record<Provider, string>> = {
  anthropic: 'Anthropic',
  bedrock: 'Amazon Bedrock',
  vertex: 'Google Vertex AI',
  foundry: 'Microsoft Foundry',
  gateway: 'A gateway',
}

/** What a person chose, as options of a plan; what was not chosen is left to the record, or neutral. */
export interface Reader {
  readonly options: PlanOptions
  readonly shell: string | undefined
  readonly os: readonly Os[] | undefined
}

/** Fills the form of choices and calls `changed` after each. */
export function readerForm(changed: () => void): () => Reader {
  const form = part('reader', HTMLFormElement)
  const shellBoxes = boxes('shells', shells)
  const systemBoxes = boxes('systems', systems)
  const placeBoxes = boxes(
    'places',
    environments.filter(({ provider }) => provider === undefined),
  )
  const provider = part('provider', HTMLSelectElement)
  provider.append(
    make('option', { value: '' }, 'As recorded, or Anthropic'),
    ...providers.map(id => make('option', { value: id }, providerNames[id])),
  )
  form.addEventListener('change', changed)
  form.addEventListener('submit', event => event.preventDefault())
  return () => {
    const [shellIds, os, places] = [shellBoxes(), systemBoxes() as readonly Os[], placeBoxes()]
    return {
      shell: shellIds[0],
      os: os.length === 0 ? undefined : os,
      options: {
        ...(shellIds.length === 0 ? {} : { shells: shellIds as NonNullable<PlanOptions['shells']> }),
        ...(os.length === 0 ? {} : { os }),
        ...(places.length === 0 ? {} : { environments: places as NonNullable<PlanOptions['environments']> }),
        ...(provider.value === '' ? {} : { provider: provider.value as Provider }),
      },
    }
  }
}

function boxes(id: string, members: readonly { readonly id: string; readonly name: string }[]) {
  const inputs = members.map(member => ({
    id: member.id,
    name: member.name,
    input: make('input', { type: 'checkbox', name: id, value: member.id }),
  }))
  part(id, HTMLFieldSetElement).append(
    ...inputs.map(({ name, input }) => make('label', { class: 'box' }, input, name)),
  )
  return () => inputs.filter(({ input }) => input.checked).map(member => member.id)
}
