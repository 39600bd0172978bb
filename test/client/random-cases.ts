import * as fc from 'fast-check'
import type { ProbeOptions } from '../../src/io/probe-credentials.ts'
import type { FileContent, Setup } from './write-world.ts'

export interface Case {
  readonly setup: Setup
  readonly options: ProbeOptions
  readonly flags: readonly string[]
}

/** Sometimes there, sometimes not. */
const maybe = <T>(value: fc.Arbitrary<T>, one: number) =>
  fc.oneof({ weight: one, arbitrary: value }, { weight: 10 - one, arbitrary: fc.constant(undefined) })

/** A fake value, plain or with one of the defects that people paste. The tag tells the sources apart. */
const value = (tag: string) =>
  fc.constantFrom(
    ...[
      tag,
      tag,
      tag,
      tag,
      tag,
      `sk-ant-api03-${tag}`,
      `sk-ant-oat01-${tag}`,
      '',
      '  ',
      ` ${tag}`,
      `${tag}\n`,
      `${tag}\r\n`,
    ],
    ...[
      `"${tag}"`,
      `'${tag}'`,
      `Bearer ${tag}`,
      `X=${tag}`,
      `a ${tag}`,
      `${tag}\u00e9`,
      `\u201c${tag}\u201d`,
      `${tag}\u2026`,
    ],
    ...[
      `a\n${tag}`,
      `\ufeff${tag}`,
      `\u00a0${tag}`,
      '${KEY}',
      'undefined',
      `${tag}\u200b`,
      `${tag}\x01`,
      `${tag}\u3000`,
    ],
  )

const headers = (tag: string) =>
  fc.constantFrom(
    ...[
      `x-api-key: ${tag}`,
      `Authorization: Bearer ${tag}`,
      `x-foo: ${tag}`,
      `X-API-KEY:${tag}`,
      `x-api-key ${tag}`,
      'x-api-key:',
      '',
    ],
    ...[
      `x-foo: a\nx-api-key: ${tag}`,
      `x-api-key: \u201c${tag}`,
      `x foo: ${tag}`,
      `x-api-key: ${tag}\nAuthorization: Bearer ${tag}2`,
    ],
  )

const envBlock = (tag: string) =>
  fc.record({
    ANTHROPIC_API_KEY: maybe(value(`${tag}K`), 3),
    ANTHROPIC_AUTH_TOKEN: maybe(value(`${tag}T`), 2),
    CLAUDE_CODE_OAUTH_TOKEN: maybe(value(`${tag}O`), 2),
    ANTHROPIC_CUSTOM_HEADERS: maybe(headers(`${tag}H`), 1),
  })

/** The text of a settings file; now and then one that the client drops. */
const settings = (tag: string) =>
  fc
    .record({
      env: envBlock(tag),
      helper: maybe(fc.constantFrom(`echo ${tag}-helper`, `echo ${tag}-helper`, ''), 2),
      broken: fc.constantFrom(
        ...new Array(12).fill('no'),
        'comma',
        'comment',
        'model',
        'env',
        'bom',
        'unknown',
      ),
    })
    .map(({ env, helper, broken }) => {
      const plain = { env: present(env), ...(helper === undefined ? {} : { apiKeyHelper: helper }) }
      if (broken === 'env') return JSON.stringify({ ...plain, env: [] })
      if (broken === 'model') return JSON.stringify({ ...plain, model: 5 })
      if (broken === 'unknown') return JSON.stringify({ ...plain, unknownSetting: 5, hooks: 'x' })
      const text = JSON.stringify(plain, null, 2)
      if (broken === 'comma') return text.replace(/\}$/, ',}')
      if (broken === 'comment') return `${text} // x`
      return broken === 'bom' ? `\ufeff${text}` : text
    })

const login = fc
  .record({
    accessToken: value('C').filter(text => text === '' || text.trim() !== ''),
    refreshToken: fc.constantFrom('sk-ant-ort01-FAKE', null),
    scopes: fc.constantFrom(['user:inference'], ['user:inference', 'user:profile'], [], ['user:profile']),
    broken: fc.constantFrom('no', 'no', 'no', 'no', 'no', 'flat', 'bom', 'text'),
  })
  .map(({ broken, ...oauth }) => {
    const content = { ...oauth, expiresAt: 4e12, subscriptionType: 'max' }
    if (broken === 'text') return 'not JSON'
    const text = JSON.stringify(broken === 'flat' ? content : { claudeAiOauth: content })
    return broken === 'bom' ? `\ufeff${text}` : text
  })

const one: fc.Arbitrary<Case> = fc
  .record({
    shell: envBlock('S'),
    user: maybe(settings('U'), 4),
    project: maybe(settings('P'), 3),
    local: maybe(settings('L'), 3),
    flag: maybe(envBlock('F'), 1),
    login: maybe(login, 4),
    primary: maybe(value('M'), 3),
    trusted: fc.boolean(),
    mode: fc.constantFrom(
      ...new Array(8).fill('plain'),
      'bare',
      'restricted',
      'sources-user',
      'sources-none',
      'simple',
    ),
    place: fc.constantFrom('here', 'here', 'here', 'below git', 'below'),
    moved: fc.constantFrom(false, false, false, false, true),
  })
  .map(parts => {
    const folder = parts.moved ? 'cfg' : '.claude'
    const home: Record<string, FileContent> = { 'cfg/x': '' }
    const proj: Record<string, FileContent> = { 'sub/x': '' }
    if (parts.user !== undefined) home[`${folder}/settings.json`] = parts.user
    if (parts.login !== undefined) home[`${folder}/.credentials.json`] = { text: parts.login, mode: 0o600 }
    if (parts.project !== undefined) proj['.claude/settings.json'] = parts.project
    if (parts.local !== undefined) proj['.claude/settings.local.json'] = parts.local
    if (parts.place === 'below git') proj['.git/HEAD'] = 'ref: refs/heads/main\n'
    const state: Record<string, unknown> = {}
    if (parts.primary !== undefined) state['primaryApiKey'] = parts.primary
    if (parts.trusted) state['projects'] = { '@PROJ@': { hasTrustDialogAccepted: true } }
    if (Object.keys(state).length > 0) home[parts.moved ? 'cfg/.claude.json' : '.claude.json'] = state
    const env: Record<string, string> = present(parts.shell)
    if (parts.moved) env['CLAUDE_CONFIG_DIR'] = '@HOME@/cfg'
    if (parts.mode === 'simple') env['CLAUDE_CODE_SIMPLE'] = '1'
    const flag = parts.flag === undefined ? undefined : JSON.stringify({ env: present(parts.flag) })
    return {
      setup: { env, home, proj, ...(parts.place === 'here' ? {} : { cwd: 'sub' }) },
      options: {
        ...(flag === undefined ? {} : { settings: flag }),
        ...(parts.mode === 'bare' ? { bare: true } : {}),
        ...(parts.mode === 'restricted' ? { restricted: true } : {}),
        ...(parts.mode === 'sources-user' ? { settingSources: ['user'] as const } : {}),
        ...(parts.mode === 'sources-none' ? { settingSources: [] } : {}),
      },
      flags: [
        ...(flag === undefined ? [] : ['--settings', flag]),
        ...(parts.mode === 'bare' ? ['--bare'] : []),
        ...(parts.mode === 'restricted' ? ['--restricted'] : []),
        ...(parts.mode === 'sources-user' ? ['--setting-sources', 'user'] : []),
        ...(parts.mode === 'sources-none' ? ['--setting-sources', ''] : []),
      ],
    }
  })

function present(block: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(block).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  )
}

/** The same seed gives the same cases. */
export function randomCases(seed: number, count: number): readonly Case[] {
  return fc.sample(one, { seed, numRuns: count })
}
