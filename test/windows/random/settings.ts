import * as fc from 'fast-check'
import type { Layer, SourceId } from '../../../src/credentials/sources.ts'
import { oddEntry, oddSetting } from '../../client/odd-values.ts'
import type { Draft, Encoding } from './draft.ts'

/** Sometimes there, sometimes not. */
export const maybe = <T>(of: fc.Arbitrary<T>, inTen: number) =>
  fc.oneof({ weight: inTen, arbitrary: of }, { weight: 10 - inTen, arbitrary: fc.constant(undefined) })

/** A fake value, plain or as people paste it on Windows. */
export const value = fc.constantFrom(
  ...new Array(8).fill('<token:#>'),
  ...['<api-key:#>', '<api-key:#>', '<oauth-token:#>', 'Bearer <token:#>', ' <token:#> ', '<token:#>\r\n'],
  ...['"<token:#>"', "'<token:#>'", '<token:#>\n', '', '  ', '\ufeff<token:#>', '<token:#>\u00e9'],
  ...['\u201c<token:#>\u201d', 'a\r\n<token:#>', '%NO_SUCH_NAME%', '$env:NO_SUCH_NAME', 'a <token:#>'],
)

/** How the name of a variable is written: on Windows it has no case. */
const spelling = fc.constantFrom(
  ...(['usual', 'usual', 'usual', 'small', 'mixed', 'both', 'both, small first'] as const),
)

const entry = fc.record({
  spelling,
  value: fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: oddEntry }),
})

const header = fc.constantFrom(
  ...['x-api-key: <token:#>', 'Authorization: Bearer <token:#>', 'x-foo: <token:#>', 'X-API-KEY:<token:#>'],
  ...['x-foo: a\r\nx-api-key: <token:#>', 'x-api-key:', ''],
)

/** An `env` block. */
export const block = fc.record({
  ANTHROPIC_API_KEY: maybe(entry, 3),
  ANTHROPIC_AUTH_TOKEN: maybe(entry, 2),
  CLAUDE_CODE_OAUTH_TOKEN: maybe(entry, 2),
  ANTHROPIC_CUSTOM_HEADERS: maybe(fc.record({ spelling, value: header }), 1),
  base: maybe(spelling, 2),
  proxy: maybe(fc.constantFrom('HTTP_PROXY', 'http_proxy', 'Http_Proxy'), 1),
})

/** Commands that hand over a value in cmd, and those that only a bash would know. */
const helper = fc.constantFrom(
  ...([
    'echo',
    'echo',
    'a .cmd in quotes',
    'a .js',
    '%NAME%',
    '$NAME',
    'printf',
    'a missing program',
  ] as const),
  ...(['exit 1', '', 'a .cmd by USERPROFILE'] as const),
)

export const settings = fc.record({
  block,
  helper: maybe(helper, 2),
  force: maybe(fc.constantFrom('claudeai', 'console', 'nonsense'), 1),
  other: maybe(oddSetting, 1),
  broken: fc.constantFrom(...new Array(14).fill('no'), 'comma', 'comment', 'single backslash'),
  encoding: fc.constantFrom<Encoding>(...new Array(5).fill('plain'), 'mark', 'utf16', 'crlf'),
})

export type SettingsForm = typeof settings extends fc.Arbitrary<infer T> ? T : never
type BlockForm = typeof block extends fc.Arbitrary<infer T> ? T : never

/** A name as it is spelled: once, or twice, of which the later counts. */
export function spellings(name: string, how: string): readonly string[] {
  const small = name.toLowerCase()
  if (how === 'small') return [small]
  if (how === 'mixed') return [name.replaceAll(/[A-Z]+/g, word => `${word[0]}${word.slice(1).toLowerCase()}`)]
  if (how === 'both') return [name, small]
  return how === 'both, small first' ? [small, name] : [name]
}

/** The content of an `env` block. */
export function blockOf(
  draft: Draft,
  layer: Layer,
  { base, proxy, ...form }: Partial<BlockForm>,
): Readonly<Record<string, unknown>> {
  const env: Record<string, unknown> = {}
  for (const [name, one] of Object.entries(form)) {
    if (one === undefined) continue
    const source = `${layer}:${name}` as SourceId
    const names = spellings(name, one.spelling)
    names.forEach((written, at) => {
      // What a later spelling covers is nobody's.
      const of = at === names.length - 1 ? source : ('covered' as SourceId)
      env[written] = typeof one.value === 'string' ? draft.value(of, one.value) : one.value
      if (typeof one.value !== 'string') draft.note(of, String(one.value))
    })
  }
  if (base !== undefined)
    for (const name of spellings('ANTHROPIC_BASE_URL', base)) {
      env[name] = draft.base(`${layer}:ANTHROPIC_BASE_URL` as SourceId)
    }
  if (proxy !== undefined) env[proxy] = '@API@'
  return env
}

/** The text of a settings file, of a value of the registry, or of `--settings`. */
export function settingsText(
  draft: Draft,
  { layer, form, more = {} }: { layer: Layer; form: SettingsForm; more?: Readonly<Record<string, string>> },
): string {
  const content = {
    env: { ...blockOf(draft, layer, form.block), ...more },
    ...(form.helper === undefined ? {} : { apiKeyHelper: helperOf(draft, layer, form.helper) }),
    ...(form.force === undefined || layer !== 'managed' ? {} : { forceLoginMethod: form.force }),
    ...(form.other === undefined ? {} : { [form.other[0]]: form.other[1] }),
  }
  const text = JSON.stringify(content, null, 2)
  if (form.broken === 'comma') return text.replace(/\}$/, ',}')
  if (form.broken === 'comment') return `${text} // x`
  return form.broken === 'single backslash' ? text.replace(/\{/, '{ "x": "C:\\p", ') : text
}

function helperOf(draft: Draft, layer: Layer, kind: string): string {
  const source = `${layer}:apiKeyHelper` as SourceId
  const n = draft.next()
  const text = `<token:${n}>`
  const script = `@echo off\r\necho ${text}\r\n`
  const says = (said: string, command: string) => {
    draft.note(source, said)
    return command
  }
  if (kind === 'echo') return says(text, `echo ${text}`)
  if (kind === 'a .cmd in quotes') {
    draft.put(`x/my dir/key${n}.cmd`, script)
    return says(text, `"C:\\x\\my dir\\key${n}.cmd" x`)
  }
  if (kind === 'a .cmd by USERPROFILE') {
    draft.put(`h/key${n}.cmd`, script)
    // Without that variable there is no such program.
    draft.note(source, '')
    return says(text, `%USERPROFILE%\\key${n}.cmd`)
  }
  if (kind === 'a .js') {
    draft.put(`x/key${n}.js`, `console.log(${JSON.stringify(text)})`)
    return says(text, `C:\\authmd\\node.exe C:\\x\\key${n}.js`)
  }
  if (kind === '%NAME%' || kind === '$NAME') {
    draft.env[`OF_HELPER_${n}`] = text
    return kind === '$NAME'
      ? says(`$OF_HELPER_${n}`, `echo $OF_HELPER_${n}`)
      : says(text, `echo %OF_HELPER_${n}%`)
  }
  if (kind === 'printf') return says('', `printf '%s' ${text}`)
  if (kind === 'a missing program') return says('', 'C:\\nope\\key.exe')
  return says('', kind)
}
