import type { Surroundings } from '../../credentials/surroundings.ts'
import { secretVariables } from '../../credentials/types.ts'
import { describe } from '../credentials/describe.ts'
import type { Layers } from '../credentials/layers.ts'
import { isSet, type Machine } from '../machine/machine.ts'
import { readCloud } from './read-cloud.ts'
import { readModels } from './read-models.ts'
import { readNotExempt } from './read-not-exempt.ts'
import { readUrls } from './read-urls.ts'

type OfLayers = Pick<
  Surroundings,
  'urls' | 'notExempt' | 'examples' | 'constantHelpers' | 'helperTtl' | 'cloud' | 'models' | 'inEnvironment'
>

/** What follows from the environment and the settings of a place alone. */
export function readOfLayers(world: Machine, layers: Layers, message?: string): OfLayers {
  const ttl = layers.definitions('CLAUDE_CODE_API_KEY_HELPER_TTL_MS').at(-1)
  const milliseconds = Number(ttl?.value.trim())
  const models = readModels(layers, message)
  const notExempt = readNotExempt(world, layers)
  return {
    urls: readUrls(layers),
    examples: secretVariables.flatMap(name =>
      layers
        .definitions(name)
        .filter(({ value }) => isExample(value))
        .map(({ layer }) => ({ layer, variable: name })),
    ),
    constantHelpers: layers.helpers.filter(({ value }) => isConstant(value)).map(({ layer }) => layer),
    ...(ttl !== undefined && milliseconds > 0
      ? {
          helperTtl: {
            milliseconds,
            where: ttl.where,
            ...(ttl.line === undefined ? {} : { line: ttl.line }),
          },
        }
      : {}),
    ...(notExempt === undefined ? {} : { notExempt }),
    cloud: readCloud(world, layers),
    ...(models.length === 0 ? {} : { models }),
    inEnvironment: secretVariables.filter(name => isSet(world, name)),
  }
}

/** A text that asks to be replaced. `dummy`, `any` and the like are what a gateway is given on purpose. */
function isExample(value: string): boolean {
  const text = value.trim()
  return (
    /\b(?:your|please|insert|enter|replace|paste|change)[-_ ]/i.test(text) ||
    /^<.{1,80}>$|^\[.{1,60}\]$|^\{\{.{1,80}\}\}$|\.{3}$|…$|x{6}$|\*{3}$/i.test(text) ||
    /^(?:undefined|null|\[object object\])$/i.test(text) ||
    (/^sk-ant-/.test(text) && describe(text).kind === 'placeholder')
  )
}

/** `echo 'x'` and `printf %s x` print what stands in the file, so the helper is a key in a file. */
function isConstant(command: string): boolean {
  return /^\s*(?:echo(?:\s+-n)?|printf(?:\s+['"]?%s(?:\\n)?['"]?)?)\s+(?:'[^'$`]*'|"[^"$`]*"|[^\s'"$`;|&<>]+)\s*$/.test(
    command,
  )
}
