import type { ModelSet } from '../../credentials/surroundings.ts'
import type { Layers } from '../credentials/layers.ts'
import type { Placed } from '../credentials/of-files.ts'

/** The variables that name a model, as Claude Code 2.1.332 has them. */
const variables = [
  'ANTHROPIC_MODEL',
  'ANTHROPIC_DEFAULT_MODEL',
  'ANTHROPIC_DEFAULT_OPUS_MODEL',
  'ANTHROPIC_DEFAULT_SONNET_MODEL',
  'ANTHROPIC_DEFAULT_HAIKU_MODEL',
  'ANTHROPIC_DEFAULT_FABLE_MODEL',
  'ANTHROPIC_SMALL_FAST_MODEL',
]

/** Where a model is set, and whether a pasted text names the one that stands there; never its name. */
export function readModels(
  layers: Pick<Layers, 'deciding' | 'models'>,
  message: string | undefined,
): readonly ModelSet[] {
  const named = (name: string, { value, where, line }: Placed): ModelSet => ({
    name,
    where,
    ...(line === undefined ? {} : { line }),
    ...(message !== undefined && isIn(message, value.trim()) ? { printed: true } : {}),
  })
  const ofVariables = variables.flatMap(name => {
    const placed = layers.deciding(name)
    return placed === undefined || placed.value.trim() === '' ? [] : [named(name, placed)]
  })
  const setting = layers.models.at(-1)
  return setting === undefined ? ofVariables : [...ofVariables, named('model', setting)]
}

/** As a whole name: `opus` stands in no `claude-opus-5`. `[1m]` is the client's own, and is not sent. */
function isIn(message: string, value: string): boolean {
  const name = value.replace(/\[1m\]$/i, '').toLowerCase()
  if (name.length < 4) return false
  const text = message.toLowerCase()
  const part = /[\w./:@-]/
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? ''
    const after = text.slice(at + name.length, at + name.length + 2)
    // A full stop or a colon behind it ends a sentence, or stands before the next word.
    if (!part.test(before) && !/^[\w/@-]|^[.:][\w/@-]/.test(after)) return true
  }
  return false
}
