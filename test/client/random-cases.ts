import * as fc from 'fast-check'
import type { ProbeOptions } from '../../src/io/probe-credentials.ts'
import { dropInNames, oddFile, oddFolder, oddSwitch, putOdd } from './odd-files.ts'
import { oddBaseUrl, oddEntry, oddEntrypoint, oddProxy, oddScopes, oddSetting } from './odd-values.ts'
import type { FileContent, Setup } from './write-world.ts'

export interface Case {
  readonly setup: Setup
  /** Contents of the descriptors 3, 4, … */
  readonly fds: readonly string[]
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
      helper: maybe(fc.constantFrom(`echo ${tag}-helper`, `echo ${tag}-helper`, '', 'false'), 2),
      other: maybe(oddSetting, 1),
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
    .map(({ env, helper, other, broken }) => {
      const plain = {
        env: present(env),
        ...(helper === undefined ? {} : { apiKeyHelper: helper }),
        ...(other === undefined ? {} : { [other[0]]: other[1] }),
      }
      if (broken === 'env') return JSON.stringify({ ...plain, env: [] })
      if (broken === 'model') return JSON.stringify({ ...plain, model: 5 })
      if (broken === 'unknown') return JSON.stringify({ ...plain, unknownSetting: 5, hooks: 'x' })
      const text = JSON.stringify(plain, null, 2)
      if (broken === 'comma') return text.replace(/\}$/, ',}')
      if (broken === 'comment') return `${text} // x`
      return broken === 'bom' ? `\ufeff${text}` : text
    })

/** What else bears on authentication: a few at a time, so that two rules meet often and ten seldom. */
const extras = fc.record({
  entry: maybe(
    fc.constantFrom('claude-vscode', 'claude-desktop', 'local-agent', 'sdk-ts', 'cli', 'something-new'),
    1,
  ),
  remote: maybe(fc.constantFrom('1', '0', 'true'), 1),
  hosted: maybe(fc.constantFrom('1', '0'), 1),
  restrictedVariable: maybe(fc.constantFrom('1', '0'), 1),
  betas: maybe(fc.constantFrom('oauth-2025-04-20', 'a, oauth-2025-04-20', 'other'), 1),
  gateway: maybe(fc.constantFrom('shell', 'user', 'project', 'state'), 2),
  userInfo: maybe(fc.constantFrom('shell', 'project', 'user'), 1),
  key: maybe(fc.constantFrom('', 'KFD', 'KFD\n', 'K\nFD', 'closed'), 1),
  oauth: maybe(fc.constantFrom('', 'OFD', 'OFD\n', 'closed'), 1),
  named: maybe(fc.constantFrom('work', 'nope', ''), 2),
  namedIn: fc.constantFrom('shell', 'shell', 'user', 'project', 'state'),
  profiles: maybe(
    fc.constantFrom('good', 'good', 'good', 'expired', 'open', 'broken', 'no token', 'other type'),
    3,
  ),
  activeName: fc.constantFrom('none', 'work', 'work\n', 'default'),
  federation: maybe(fc.constantFrom('without token', 'without organization'), 1),
  approved: fc.boolean(),
  stateFile: fc.constantFrom('usual', 'usual', 'usual', 'legacy', 'both', 'empty legacy'),
  movedBy: maybe(fc.constantFrom('user', 'state', 'project', 'flag'), 1),
  secureBy: maybe(fc.constantFrom('shell', 'user', 'project'), 1),
  worktree: fc.constantFrom(false, false, false, false, true),
})

const login = fc
  .record({
    accessToken: value('C').filter(text => text === '' || text.trim() !== ''),
    refreshToken: fc.constantFrom('sk-ant-ort01-FAKE', null),
    scopes: fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom<unknown>(
          ...[['user:inference'], ['user:inference', 'user:profile'], [], ['user:profile']],
        ),
      },
      { weight: 1, arbitrary: oddScopes },
    ),
    broken: fc.constantFrom('no', 'no', 'no', 'no', 'no', 'flat', 'bom', 'text'),
  })
  .map(({ broken, ...oauth }) => {
    const content = { ...oauth, expiresAt: 4e12, subscriptionType: 'max' }
    if (broken === 'text') return 'not JSON'
    const text = JSON.stringify(broken === 'flat' ? content : { claudeAiOauth: content })
    return broken === 'bom' ? `\ufeff${text}` : text
  })

/** What people and tools make of files, names and switches. */
const odd = fc.record({
  user: oddFile,
  project: oddFile,
  local: oddFile,
  login: oddFile,
  folder: maybe(oddFolder, 1),
  small: maybe(value('small'), 1),
  bare: maybe(oddSwitch, 1),
  gateway: maybe(oddSwitch, 1),
  entry: maybe(oddEntrypoint, 1),
  baseUrl: maybe(fc.tuple(fc.constantFrom('shell', 'shell', 'user', 'project', 'state'), oddBaseUrl), 1),
  proxy: maybe(oddProxy, 1),
  value: maybe(
    fc.tuple(
      fc.constantFrom('user', 'project', 'state'),
      fc.constantFrom('ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'),
      oddEntry,
    ),
    1,
  ),
  managed: maybe(settings('A'), 1),
  dropIns: fc.array(fc.tuple(fc.constantFrom(...dropInNames), settings('D')), { maxLength: 3 }),
  administered: fc.constantFrom(false, false, false, false, true),
})

const parts = fc.record({
  shell: envBlock('S'),
  state: maybe(envBlock('G'), 2),
  user: maybe(settings('U'), 4),
  second: maybe(settings('V'), 4),
  project: maybe(settings('P'), 3),
  local: maybe(settings('L'), 3),
  main: maybe(settings('W'), 4),
  flag: maybe(envBlock('F'), 1),
  login: maybe(login, 4),
  secondLogin: maybe(login, 3),
  primary: maybe(value('M'), 3),
  trusted: fc.boolean(),
  mode: fc.constantFrom(
    ...new Array(10).fill('plain'),
    'bare',
    'restricted',
    'sources-user',
    'sources-none',
    'simple',
  ),
  place: fc.constantFrom('here', 'here', 'here', 'below git', 'below'),
  moved: fc.constantFrom(false, false, false, false, true),
  extras,
  odd,
})

type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never

const one: fc.Arbitrary<Case> = parts.map(build)

/** The text of a settings file with one more variable; a broken file stays broken. */
function withVariable(text: string | undefined, name: string, entry: unknown): string {
  try {
    const content = JSON.parse((text ?? '{}').replace(/^\ufeff/, ''))
    return JSON.stringify({ ...content, env: { ...content.env, [name]: entry } })
  } catch {
    return text ?? ''
  }
}

function build(parts: Parts): Case {
  const { extras: x, odd: o } = parts
  const env: Record<string, string> = present(parts.shell)
  const flag: Record<string, string> | undefined = parts.flag === undefined ? undefined : present(parts.flag)
  const state: Record<string, unknown> = parts.state === undefined ? {} : present(parts.state)
  const files = { user: parts.user, project: parts.project }
  const set = (where: string | undefined, name: string, entry: unknown) => {
    if (where === 'shell') env[name] = String(entry)
    else if (where === 'state') state[name] = entry
    else if (where === 'flag' && flag !== undefined) flag[name] = String(entry)
    else if (where === 'user' || where === 'project') files[where] = withVariable(files[where], name, entry)
  }
  const shell = (name: string, entry: string | undefined) => entry !== undefined && set('shell', name, entry)
  shell('CLAUDE_CODE_ENTRYPOINT', x.entry)
  shell('CLAUDE_CODE_REMOTE', x.remote)
  shell('CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST', x.hosted)
  shell('CLAUDE_CODE_RESTRICTED', x.restrictedVariable)
  shell('ANTHROPIC_BETAS', x.betas)
  set(x.gateway, 'CLAUDE_CODE_USE_GATEWAY', '1')
  set(x.userInfo, 'ANTHROPIC_BASE_URL', 'http://FAKEUSER:FAKEPASS@@HOST@')
  if (x.named !== undefined) set(x.namedIn, 'ANTHROPIC_PROFILE', x.named)
  set(x.movedBy, 'CLAUDE_CONFIG_DIR', '@HOME@/second')
  set(x.secureBy, 'CLAUDE_SECURESTORAGE_CONFIG_DIR', '@HOME@/second')
  if (x.federation !== undefined) env['ANTHROPIC_FEDERATION_RULE_ID'] = 'rule'
  if (x.federation === 'without token') env['ANTHROPIC_ORGANIZATION_ID'] = 'organization'
  if (parts.moved) env['CLAUDE_CONFIG_DIR'] = '@HOME@/cfg'
  if (o.folder !== undefined) env['CLAUDE_CONFIG_DIR'] = o.folder
  if (parts.mode === 'simple') env['CLAUDE_CODE_SIMPLE'] = '1'
  if (o.bare !== undefined) env['CLAUDE_CODE_SIMPLE'] = o.bare
  if (o.gateway !== undefined) env['CLAUDE_CODE_USE_GATEWAY'] = o.gateway
  if (o.small !== undefined) env['anthropic_api_key'] = o.small
  shell('CLAUDE_CODE_ENTRYPOINT', o.entry)
  if (o.baseUrl !== undefined) set(o.baseUrl[0], 'ANTHROPIC_BASE_URL', o.baseUrl[1])
  if (o.proxy !== undefined) set(o.proxy.place, o.proxy.name, o.proxy.value)
  shell('NO_PROXY', o.proxy?.none)
  if (o.value !== undefined) set(...o.value)

  const fds: string[] = []
  const descriptor = (name: string, content: string | undefined) => {
    // In a cloud session the client writes a copy below /home/claude, which is not ours.
    if (content === undefined || x.remote === '1' || x.remote === 'true') return
    env[name] = content === 'closed' ? '37' : String(3 + fds.length)
    if (content !== 'closed') fds.push(content)
  }
  descriptor('CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR', x.key)
  descriptor('CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR', x.oauth)

  const folder = parts.moved ? 'cfg' : '.claude'
  const home: Record<string, FileContent> = { 'cfg/x': '', 'second/x': '', ...profileFiles(x) }
  const proj: Record<string, FileContent> = { 'sub/x': '' }
  const put = (to: Record<string, FileContent>, path: string, content: FileContent | undefined) => {
    if (content !== undefined) to[path] = content
  }
  const secret = (text: string | undefined) => (text === undefined ? undefined : { text, mode: 0o600 })
  const odd = (to: Record<string, FileContent>, path: string, text: string | undefined, how: typeof o.user) =>
    text !== undefined &&
    putOdd(to, { path, text, mode: path.includes('.credentials') ? 0o600 : 0o644, odd: how })
  odd(home, `${folder}/settings.json`, files.user, o.user)
  put(home, 'second/settings.json', parts.second)
  odd(home, `${folder}/.credentials.json`, parts.login, o.login)
  put(home, 'second/.credentials.json', secret(parts.secondLogin))
  odd(proj, '.claude/settings.json', files.project, o.project)
  odd(proj, '.claude/settings.local.json', parts.local, o.local)
  if (x.worktree) {
    home['main/.git/HEAD'] = 'ref: refs/heads/main\n'
    home['main/.git/worktrees/w/HEAD'] = 'ref: refs/heads/w\n'
    home['main/.git/worktrees/w/commondir'] = '../..\n'
    home['main/.git/worktrees/w/gitdir'] = '@PROJ@/.git\n'
    proj['.git'] = 'gitdir: @HOME@/main/.git/worktrees/w\n'
    put(home, 'main/.claude/settings.local.json', parts.main)
  } else if (parts.place === 'below git') proj['.git/HEAD'] = 'ref: refs/heads/main\n'

  const keyEnd = env['ANTHROPIC_API_KEY']?.trim().slice(-20)
  const content = {
    ...(parts.primary === undefined ? {} : { primaryApiKey: parts.primary }),
    ...(parts.trusted ? { projects: { '@PROJ@': { hasTrustDialogAccepted: true } } } : {}),
    ...(x.approved && keyEnd ? { customApiKeyResponses: { approved: [keyEnd], rejected: [] } } : {}),
    ...(Object.keys(state).length > 0 ? { env: state } : {}),
  }
  const usual = parts.moved ? 'cfg/.claude.json' : '.claude.json'
  if (x.stateFile === 'legacy' || x.stateFile === 'both') home[`${folder}/.config.json`] = content
  if (x.stateFile === 'both') home[usual] = { primaryApiKey: 'other', env: { ANTHROPIC_AUTH_TOKEN: 'other' } }
  if (x.stateFile === 'empty legacy') home[`${folder}/.config.json`] = ''
  if (!home[usual] && x.stateFile !== 'legacy' && Object.keys(content).length > 0) home[usual] = content

  const flagText = flag === undefined ? undefined : JSON.stringify({ env: flag })
  const administrator = [
    ...(o.managed === undefined ? [] : [['managed-settings.json', o.managed]]),
    ...o.dropIns.map(([name, text]) => [`managed-settings.d/${name}`, text]),
  ].map(([name, text]) => [`/etc/claude-code/${name}`, text])
  const machine = Object.fromEntries([
    ...fds.map((text, index) => [`/proc/self/fd/${3 + index}`, text]),
    ...(o.administered ? administrator : []),
  ])
  return {
    fds,
    setup: { env, home, proj, machine, ...(parts.place === 'here' ? {} : { cwd: 'sub' }) },
    options: {
      ...(flagText === undefined ? {} : { settings: flagText }),
      ...(parts.mode === 'bare' ? { bare: true } : {}),
      ...(parts.mode === 'restricted' ? { restricted: true } : {}),
      ...(parts.mode === 'sources-user' ? { settingSources: ['user'] as const } : {}),
      ...(parts.mode === 'sources-none' ? { settingSources: [] } : {}),
    },
    flags: [
      ...(flagText === undefined ? [] : ['--settings', flagText]),
      ...(parts.mode === 'bare' ? ['--bare'] : []),
      ...(parts.mode === 'restricted' ? ['--restricted'] : []),
      ...(parts.mode === 'sources-user' ? ['--setting-sources', 'user'] : []),
      ...(parts.mode === 'sources-none' ? ['--setting-sources', ''] : []),
    ],
  }
}

function profileFiles({ profiles, activeName }: Parts['extras']): Record<string, FileContent> {
  if (profiles === undefined) return {}
  const folder = '.config/anthropic'
  const stored = {
    access_token: 'sk-ant-oat01-PROFILE',
    expires_at: profiles === 'expired' ? 1000 : 4e9,
  }
  const text = profiles === 'broken' ? '{' : profiles === 'no token' ? '{}' : JSON.stringify(stored)
  const type = profiles === 'other type' ? 'other' : 'user_oauth'
  return {
    [`${folder}/configs/work.json`]: { version: '1', authentication: { type, client_id: 'client' } },
    [`${folder}/credentials/work.json`]: { text, mode: profiles === 'open' ? 0o644 : 0o600 },
    ...(activeName === 'none' ? {} : { [`${folder}/active_config`]: activeName }),
  }
}

function present(block: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(block).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  )
}

/** The same seed gives the same cases. */
export function randomCases(seed: number, count: number): readonly Case[] {
  return fc.sample(one, { seed, numRuns: count })
}
