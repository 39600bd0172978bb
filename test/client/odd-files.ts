import * as fc from 'fast-check'
import type { FileContent } from './write-world.ts'

/** What becomes of a file with settings or a login on its way through editors, tools and people. */
const twists = {
  'line ends of Windows': text => text.replaceAll(/\r?\n/g, '\r\n'),
  'two byte-order marks': text => `\ufeff\ufeff${text}`,
  'a NUL behind': text => `${text}\0`,
  'text behind': text => `${text}\nx`,
  'a second object': text => `${text}{}`,
  'blanks around': text => `\n \t${text}\n\n`,
  'a no-break space before': text => `\u00a0${text}`,
  'a later key of the same name': text => again(text, (name, value) => `,${name}:${value}`),
  'a later empty block of the same name': text => again(text, name => `,${name}:{}`),
  'a number among the values': text => withEntry(text, 'ANTHROPIC_AUTH_TOKEN', 12345),
  'null among the values': text => withEntry(text, 'ANTHROPIC_API_KEY', null),
  'a list among the values': text => withEntry(text, 'ANTHROPIC_API_KEY', ['a', 'b']),
  'an object among the values': text => withEntry(text, 'ANTHROPIC_AUTH_TOKEN', { a: 1 }),
  'true among the values': text => withEntry(text, 'CLAUDE_CODE_USE_GATEWAY', true),
  'a name in small letters': text => withEntry(text, 'anthropic_api_key', 'SMALL'),
  'a name with a blank': text => withEntry(text, 'ANTHROPIC_API_KEY ', 'BLANK'),
  'names of JavaScript': text => withEntry(text, 'constructor', 'x'),
  'a megabyte of blanks': text => `${text}${' '.repeat(1 << 20)}`,
  'three megabytes in a key': text => text.replace(/\}\s*$/, `,"x":"${'y'.repeat(3 << 20)}"}`),
} satisfies Readonly<Record<string, (text: string) => string>>

/** What stands in its place. */
const places = ['a folder', 'a link', 'a link to nothing'] as const

export type OddFile = keyof typeof twists | (typeof places)[number] | 'as it is'

export const oddFile: fc.Arbitrary<OddFile> = fc.oneof(
  { weight: 10, arbitrary: fc.constant('as it is' as const) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<OddFile>(...(Object.keys(twists) as (keyof typeof twists)[]), ...places),
  },
)

/** Puts the file where it belongs, with what the twist makes of it. */
export function putOdd(
  files: Record<string, FileContent>,
  given: { readonly path: string; readonly text: string; readonly mode: number; readonly odd: OddFile },
): void {
  const { path, text, mode, odd } = given
  const real = `${path.replaceAll('/', '-')}.real`
  if (odd === 'a folder') files[`${path}/x`] = text
  else if (odd === 'a link to nothing') files[path] = { symlink: `${real}-nowhere` }
  else if (odd === 'a link') {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    files[`${folder}${real}`] = { text, mode }
    files[path] = { symlink: real }
  } else files[path] = { text: odd === 'as it is' ? text : twists[odd](text), mode }
}

/** The last block of a text once more, behind itself. */
function again(text: string, write: (name: string, value: string) => string): string {
  const content = parsed(text)
  const [name, value] = Object.entries(content ?? {})[0] ?? []
  if (name === undefined) return text
  return text.trimEnd().replace(/\}$/, `${write(JSON.stringify(name), JSON.stringify(value))}}`)
}

function withEntry(text: string, name: string, entry: unknown): string {
  const content = parsed(text)
  if (content === undefined) return text
  const env = content['env']
  return JSON.stringify({ ...content, env: { ...(typeof env === 'object' ? env : {}), [name]: entry } })
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

/** How people write the folder of `CLAUDE_CONFIG_DIR`. */
export const oddFolder = fc.constantFrom(
  ...['~/cfg', 'cfg', './cfg', '', ' ', '@HOME@/cfg/', '@HOME@/./cfg', ' @HOME@/cfg', '@HOME@/cfg\n'],
  ...['"@HOME@/cfg"', '$HOME/cfg', '@HOME@/nowhere', '@HOME@/second/../cfg', '@HOME@/cfg/x'],
)

/** How people write that a switch is on, or off. */
export const oddSwitch = fc.constantFrom(
  ...['1', ' 1', '1\n', 'true', 'TRUE', 'True', 'yes', 'on', 'On', 'y', 't', '2', '01', '"1"'],
  ...['0', 'false', 'no', 'off', '', ' ', 'enabled'],
)

/** The administrator's drop-ins, by names whose order people think of in several ways. */
export const dropInNames = [
  '10-a.json',
  '9-b.json',
  'B.json',
  'a.json',
  '.c.json',
  'd.JSON',
  'e.json.bak',
] as const
