import * as fc from 'fast-check'
import type { SourceId } from '../../../src/credentials/sources.ts'
import type { RegistryValue } from '../../support/windows/row.ts'
import { Draft, type Encoding, type RandomSetup } from './draft.ts'
import {
  block,
  blockOf,
  maybe,
  type SettingsForm,
  settings,
  settingsText,
  spellings,
  value,
} from './settings.ts'

/** How a line of cmd sets a variable. */
const typed = fc.tuple(
  fc.constantFrom('plain', 'plain', 'plain', 'small', 'mixed', 'quotes', 'blank', 'literal', 'expanded'),
  // A line of a batch file carries neither line ends nor letters of other alphabets.
  value.filter(form => /^[\x20-\x7e]+$/.test(form) && /\S/.test(form) && !/^["%]/.test(form)),
)

const keys = {
  HKLM: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment',
  HKCU: 'HKCU\\Environment',
}
const stored = fc.record({
  variable: fc.constantFrom('ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'),
  scopes: fc.constantFrom<readonly (keyof typeof keys)[]>(['HKCU'], ['HKLM'], ['HKLM', 'HKCU']),
  expanded: fc.constantFrom(false, false, true),
  spelling: fc.constantFrom('usual', 'small', 'mixed'),
  inSession: fc.constantFrom(true, true, false),
})

const policy = fc.record({
  form: fc.constantFrom(...new Array(12).fill('settings'), '{}', '{broken', '', '[]', 'null', '{"env":{}}'),
  settings,
  type: fc.constantFrom<RegistryValue['type']>('REG_SZ', 'REG_SZ', 'REG_SZ', 'REG_EXPAND_SZ', 'REG_MULTI_SZ'),
  name: fc.constantFrom('Settings', 'Settings', 'settings', 'SETTINGS'),
})

const login = fc.record({
  form: fc.constantFrom(...new Array(6).fill('plain'), 'no scope', 'flat', 'expired', 'empty'),
  encoding: fc.constantFrom<Encoding>(...new Array(6).fill('plain'), 'mark', 'utf16', 'crlf'),
})

/** How people write a folder, and where that is. */
const folders: Readonly<Record<string, string | undefined>> = {
  'C:\\x\\cfg': 'x/cfg',
  'C:/x/cfg': 'x/cfg',
  'C:\\x/cfg': 'x/cfg',
  'c:\\X\\CFG': 'x/cfg',
  'C:\\x\\cfg\\': 'x/cfg',
  '\\x\\cfg': 'x/cfg',
  'C:\\x\\nowhere\\..\\cfg': 'x/cfg',
  'C:\\my cfg': 'my cfg',
  '\\\\?\\C:\\x\\cfg': 'x/cfg',
  '//?/C:/x/cfg': 'x/cfg',
  'Q:\\cfg': undefined,
  '/c/x/cfg': 'x/cfg',
  '~\\cfg': 'h/cfg',
  '%NO_SUCH_NAME%\\cfg': 'p/cfg',
  '"C:\\x\\cfg"': 'x/cfg',
  cfg: 'p/cfg',
  'c:cfg': 'p/cfg',
}

const state = fc.record({
  block: maybe(block, 3),
  primary: maybe(value, 5),
  encoding: fc.constantFrom<Encoding>(...new Array(14).fill('plain'), 'mark', 'crlf', 'utf16'),
  legacy: fc.constantFrom(false, false, false, true),
  trust: fc.constantFrom('none', 'C:/p', 'C:\\p', 'c:/p', 'C:/P'),
})

const profile = fc.record({
  folder: fc.constantFrom(
    'AppData/Roaming/Anthropic',
    'AppData/Roaming/Anthropic',
    '.config/anthropic',
    'named',
  ),
  named: fc.constantFrom('shell', 'small', 'user', 'project', 'active', 'active with a line end', 'not'),
  appdata: fc.constantFrom('usual', 'usual', 'moved', 'unset'),
  state: fc.constantFrom('good', 'good', 'good', 'expired', 'no token', 'with a server', 'utf16'),
})

const parts = fc.record({
  shell: fc.record({
    ANTHROPIC_API_KEY: maybe(typed, 3),
    ANTHROPIC_AUTH_TOKEN: maybe(typed, 2),
    CLAUDE_CODE_OAUTH_TOKEN: maybe(typed, 2),
  }),
  stored: maybe(stored, 2),
  user: maybe(settings, 4),
  second: settings,
  project: maybe(settings, 3),
  local: maybe(settings, 3),
  root: maybe(settings, 3),
  flag: maybe(fc.record({ settings, asFile: fc.boolean() }), 1),
  state: maybe(state, 5),
  machine: maybe(policy, 2),
  person: maybe(policy, 2),
  managed: maybe(settings, 1),
  dropIn: maybe(settings, 1),
  login: maybe(login, 4),
  otherLogin: maybe(login, 3),
  folder: maybe(
    fc.record({
      path: fc.constantFrom(...Object.keys(folders)),
      by: fc.constantFrom('shell', 'shell', 'small', 'user', 'state', 'machine'),
    }),
    2,
  ),
  home: fc.constantFrom(undefined, undefined, undefined, undefined, 'C:\\other', '/c/h'),
  userProfile: fc.constantFrom(...new Array(6).fill('C:\\h'), '', 'c:\\H', 'C:\\h\\', 'C:/h'),
  profile: maybe(profile, 2),
  cwd: fc.constantFrom('C:\\p', 'C:\\p', 'C:\\p', 'C:\\p', 'C:\\p\\sub', 'C:\\', 'C:\\h', 'c:\\p'),
  git: fc.boolean(),
  mode: fc.constantFrom<readonly string[]>(
    ...new Array(10).fill([]),
    ...[['--bare'], ['--restricted'], ['--setting-sources', 'user'], ['--setting-sources', '']],
  ),
  simple: maybe(fc.constantFrom('CLAUDE_CODE_SIMPLE', 'claude_code_simple'), 1),
  entry: maybe(fc.constantFrom('claude-vscode', 'claude-desktop', 'local-agent', 'cli'), 1),
  proxy: maybe(fc.constantFrom('HTTP_PROXY', 'http_proxy', 'Http_Proxy'), 1),
  noProxy: maybe(fc.constantFrom('*', '127.0.0.1'), 2),
})

type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never

/** Set-ups of the Windows kinds; the same seed gives the same. */
export function randomSetups(seed: number, count: number): readonly RandomSetup[] {
  return fc.sample(parts.map(build), { seed, numRuns: count })
}

function build(parts: Parts): RandomSetup {
  const draft = new Draft()
  draft.cwd = parts.cwd
  putRegistry(draft, parts)
  typeVariables(draft, parts)
  const home = putHome(draft, parts)
  putFolder(draft, parts, home)
  putProject(draft, parts)
  putState(draft, parts, home)
  putPolicies(draft, parts)
  putProfile(draft, parts)
  const { env, args } = draft
  if (parts.simple !== undefined) env[parts.simple] = '1'
  if (parts.entry !== undefined) env['CLAUDE_CODE_ENTRYPOINT'] = parts.entry
  if (parts.proxy !== undefined) env[parts.proxy] = '@API@'
  if (parts.noProxy !== undefined) env['no_proxy'] = parts.noProxy
  args.push(...parts.mode)
  if (parts.flag !== undefined) {
    const form = { ...parts.flag.settings, helper: undefined, broken: 'no' }
    const text = settingsText(draft, { layer: 'flag', form })
    // cmd takes no line end, and no quote or sign of its own, within a word.
    const asFile = parts.flag.asFile || !/^[\w\s{}":,<>@/.-]*$/.test(text)
    if (asFile) draft.put('x/flag.json', text, form.encoding)
    args.push('--settings', asFile ? 'C:\\x\\flag.json' : JSON.stringify(JSON.parse(text)))
  }
  return draft.finish()
}

/** What a session finds when it starts; what it sets itself comes after it. */
function putRegistry(draft: Draft, { stored }: Parts): void {
  if (stored === undefined) return
  const [name = ''] = spellings(stored.variable, stored.spelling)
  for (const root of stored.scopes) {
    const text = draft.value(`shell:${stored.variable}` as SourceId, '<token:#>')
    const key = keys[root]
    draft.registry.push({ key, name: stored.expanded ? `OF_${root}` : name, type: 'REG_SZ', value: text })
    if (stored.expanded) draft.registry.push({ key, name, type: 'REG_EXPAND_SZ', value: `%OF_${root}%` })
  }
  if (!stored.inSession) draft.bat.push(`set ${stored.variable}=`)
}

function typeVariables(draft: Draft, { shell }: Parts): void {
  for (const [name, one] of Object.entries(shell)) {
    if (one === undefined) continue
    const [how, form] = one
    const source = `shell:${name}` as SourceId
    const text = draft.value(source, form)
    const [written = name] = spellings(name, how)
    if (how === 'quotes') {
      draft.note(source, `"${text}"`)
      draft.bat.push(`set ${name}="${text}"`)
    } else if (how === 'literal') {
      draft.note(source, '%NO_SUCH_NAME%')
      draft.bat.push(`set ${name}=%%NO_SUCH_NAME%%`)
    } else if (how === 'blank') draft.bat.push(`set ${name}=${text} & rem x`)
    else if (how === 'expanded') draft.bat.push(`set OTHER_NAME=${text}`, `set ${name}=%OTHER_NAME%`)
    else draft.env[written] = text
  }
}

/** The folder of the person, and what only looks like it. */
function putHome(draft: Draft, { userProfile, home, otherLogin }: Parts): string {
  if (userProfile === '') draft.bat.push('set USERPROFILE=')
  else draft.env['USERPROFILE'] = userProfile
  if (home !== undefined) draft.env['HOME'] = home
  putLogin(draft, 'other/.claude', otherLogin)
  putLogin(draft, 'h/AppData/Roaming/Claude', otherLogin)
  return userProfile === '' ? 'users/root' : 'h'
}

function putFolder(draft: Draft, parts: Parts, home: string): void {
  const { folder, user, login: own, otherLogin, second } = parts
  const usual = `${home}/.claude`
  const more = {
    ...(folder?.by === 'user' ? { CLAUDE_CONFIG_DIR: folder.path } : {}),
    ...(parts.profile?.named === 'user' ? { ANTHROPIC_PROFILE: 'work' } : {}),
  }
  const form = user ?? (Object.keys(more).length > 0 ? second : undefined)
  putSettings(draft, { path: `${usual}/settings.json`, layer: 'user', form, more })
  putLogin(draft, usual, own)
  if (folder === undefined) return
  if (folder.by === 'shell') draft.bat.push(`set CLAUDE_CONFIG_DIR=${folder.path.replaceAll('%', '%%')}`)
  if (folder.by === 'small') draft.env['claude_config_dir'] = folder.path.replaceAll('"', '')
  const at = folders[folder.path]
  if (at === undefined) return
  const below = at.startsWith('p/') ? inStart(parts.cwd, at.slice(2)) : at
  putSettings(draft, { path: `${below}/settings.json`, layer: 'user', form: second })
  putLogin(draft, below, otherLogin)
  draft.put(
    `${below}/.claude.json`,
    JSON.stringify({ primaryApiKey: draft.value('login:primaryApiKey', '<api-key:#>') }),
  )
}

/** The path below `C:\` of what lies in the start folder. */
function inStart(cwd: string, path: string): string {
  const start = cwd.slice(3).replaceAll('\\', '/')
  return start === '' ? path : `${start}/${path}`
}

function putSettings(
  draft: Draft,
  one: {
    readonly path: string
    readonly layer: 'user' | 'project' | 'local'
    readonly form: SettingsForm | undefined
    readonly more?: Readonly<Record<string, string>>
  },
): void {
  const { path, layer, form, more = {} } = one
  if (form !== undefined) draft.put(path, settingsText(draft, { layer, form, more }), form.encoding)
}

function putProject(draft: Draft, parts: Parts): void {
  const { cwd, project, local, root, git, profile: named } = parts
  const more: Readonly<Record<string, string>> =
    named?.named === 'project' ? { ANTHROPIC_PROFILE: 'work' } : {}
  // The settings of the home are those of the person; that they count twice is a row of its own.
  if (cwd !== 'C:\\h')
    putSettings(draft, { path: inStart(cwd, '.claude/settings.json'), layer: 'project', form: project, more })
  putSettings(draft, { path: inStart(cwd, '.claude/settings.local.json'), layer: 'local', form: local })
  if (cwd === 'C:\\p\\sub') {
    putSettings(draft, { path: 'p/.claude/settings.local.json', layer: 'local', form: root })
    putSettings(draft, { path: 'p/.claude/settings.json', layer: 'project', form: root })
    if (git) draft.put('p/.git/HEAD', 'ref: refs/heads/main\n')
  } else if (git) draft.put(inStart(cwd, '.git/HEAD'), 'ref: refs/heads/main\n')
}

function putLogin(draft: Draft, folder: string, one: Parts['login']): void {
  if (one === undefined) return
  const source = 'login:credentials-file'
  const content = {
    accessToken: one.form === 'empty' ? '' : draft.value(source, '<oauth-token:#>'),
    refreshToken: one.form === 'expired' ? null : `<refresh-token:${draft.next()}>`,
    expiresAt: one.form === 'expired' ? 1000 : 4e12,
    scopes: one.form === 'no scope' ? ['user:profile'] : ['user:inference', 'user:profile'],
    subscriptionType: 'max',
  }
  const whole = one.form === 'flat' ? content : { claudeAiOauth: content }
  draft.put(`${folder}/.credentials.json`, JSON.stringify(whole, null, 2), one.encoding)
}

function putState(draft: Draft, { state, folder }: Parts, home: string): void {
  const moved = folder?.by === 'state' ? { CLAUDE_CONFIG_DIR: folder.path } : {}
  if (state === undefined) return
  const key = draft.env['ANTHROPIC_API_KEY'] ?? ''
  const content = {
    ...(state.primary === undefined
      ? {}
      : { primaryApiKey: draft.value('login:primaryApiKey', state.primary) }),
    ...(state.trust === 'none' ? {} : { projects: { [state.trust]: { hasTrustDialogAccepted: true } } }),
    ...(/^<[\w-]+:\d+>$/.test(key)
      ? { customApiKeyResponses: { approved: [key.replace('>', ':last20>')], rejected: [] } }
      : {}),
    env: { ...blockOf(draft, 'global', state.block ?? {}), ...moved },
  }
  const path = state.legacy ? `${home}/.claude/.config.json` : `${home}/.claude.json`
  draft.put(path, JSON.stringify(content, null, 2), state.encoding)
}

function putPolicies(draft: Draft, { machine, person, managed, dropIn, folder }: Parts): void {
  const more: Readonly<Record<string, string>> =
    folder?.by === 'machine' ? { CLAUDE_CONFIG_DIR: folder.path } : {}
  for (const [root, one] of [
    ['HKLM', machine],
    ['HKCU', person],
  ] as const) {
    if (one === undefined) continue
    const { form, type, name } = one
    const text =
      form === 'settings' ? settingsText(draft, { layer: 'managed', form: one.settings, more }) : form
    draft.registry.push({ key: `${root}\\SOFTWARE\\Policies\\ClaudeCode`, name, type, value: text })
  }
  for (const [name, form] of [
    ['managed-settings.json', managed],
    ['managed-settings.d/10-a.json', dropIn],
  ] as const) {
    if (form === undefined) continue
    draft.put(
      `Program Files/ClaudeCode/${name}`,
      settingsText(draft, { layer: 'managed', form }),
      form.encoding,
    )
  }
}

/** A profile of Anthropic's own tools, where it is read or where other systems have it. */
function putProfile(draft: Draft, { profile: one, cwd }: Parts): void {
  if (one === undefined) return
  const { env, bat } = draft
  const moved = one.appdata === 'moved' ? 'app/Anthropic' : 'h/AppData/Roaming/Anthropic'
  const folders: Readonly<Record<string, string>> = {
    named: 'x/profiles',
    '.config/anthropic': 'h/.config/anthropic',
  }
  const folder = folders[one.folder] ?? moved
  if (one.folder === 'named') env['ANTHROPIC_CONFIG_DIR'] = 'C:\\x/profiles\\'
  if (one.appdata === 'moved') env['APPDATA'] = 'C:\\app'
  if (one.appdata === 'unset') bat.push('set APPDATA=')
  if (one.named === 'shell') env['ANTHROPIC_PROFILE'] = 'work'
  if (one.named === 'small') env['anthropic_profile'] = cwd === 'C:\\p' ? 'work' : 'WORK'
  const source =
    one.named.startsWith('active') || one.named === 'not' ? 'profile:active' : 'profile:ANTHROPIC_PROFILE'
  const name = one.named === 'not' ? 'default' : 'work'
  const stored = {
    type: 'user_oauth',
    ...(one.state === 'no token' ? {} : { access_token: draft.value(source, '<oauth-token:#>') }),
    expires_at: one.state === 'expired' ? 1000 : 4e9,
  }
  const base = one.state === 'with a server' ? { base_url: draft.base(source) } : {}
  const config = { version: '1', authentication: { type: 'user_oauth' }, ...base }
  const encoding = one.state === 'utf16' ? 'utf16' : 'plain'
  draft.put(`${folder}/configs/${name}.json`, JSON.stringify(config), encoding)
  draft.put(`${folder}/credentials/${name}.json`, JSON.stringify(stored), encoding)
  if (one.named.startsWith('active'))
    draft.put(`${folder}/active_config`, one.named === 'active' ? 'work' : 'work\r\n')
}
