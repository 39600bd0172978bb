import type { Credential } from '../../credentials/types.ts'
import { isRecord } from '../is-record.ts'
import { type Machine, pathOf, textOf } from '../machine/machine.ts'
import { type Layers, textIn } from './layers.ts'

export type Json = Readonly<Record<string, unknown>>

/** Measured: it takes a rule and an organization; without an identity token the client then stops. */
export function federationOfVariables(
  machine: Machine,
  layers: Layers,
): readonly { readonly credential: Credential }[] {
  const on = (name: string) => textIn(layers, name)
  if (on('ANTHROPIC_FEDERATION_RULE_ID') === '' || on('ANTHROPIC_ORGANIZATION_ID') === '') return []
  return [
    {
      credential: {
        source: 'profile:federation',
        variable: 'ANTHROPIC_FEDERATION_RULE_ID',
        where: layers.deciding('ANTHROPIC_FEDERATION_RULE_ID')?.where ?? 'environment',
        kind: 'reference',
        length: 0,
        defects: [],
        ...(identityToken(machine, layers) === '' ? { usable: 'unusable' } : {}),
      },
    },
  ]
}

/** Measured: a file goes before the variable with the token itself, also where nothing can be read from it. */
function identityToken(machine: Machine, layers: Layers): string {
  const file = textIn(layers, 'ANTHROPIC_IDENTITY_TOKEN_FILE')
  return file === '' ? textIn(layers, 'ANTHROPIC_IDENTITY_TOKEN') : tokenIn(machine, file)
}

/** Of a path relative to the start folder. */
function tokenIn(machine: Machine, file: string): string {
  return (textOf(machine, pathOf(machine).resolve(machine.cwd, file)) ?? '').trim()
}

/** Whether a profile of federation has all that is exchanged; what it leaves open, variables may say. Measured. */
export function canExchange(
  machine: Machine,
  layers: Layers,
  { config, authentication }: Readonly<Record<'config' | 'authentication', Json | undefined>>,
): boolean {
  const rule = authentication?.['federation_rule_id'] || textIn(layers, 'ANTHROPIC_FEDERATION_RULE_ID')
  const organization = config?.['organization_id'] || textIn(layers, 'ANTHROPIC_ORGANIZATION_ID')
  const named = authentication?.['identity_token']
  if (!rule || !organization) return false
  if (named === undefined || named === null) return identityToken(machine, layers) !== ''
  const { source, path } = isRecord(named) ? named : {}
  return source === 'file' && typeof path === 'string' && tokenIn(machine, path) !== ''
}
