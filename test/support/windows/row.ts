import { createHash } from 'node:crypto'

/** A measured run of the real Windows client, in the form of `rows-windows.json`. */
export interface Row {
  readonly name: string
  readonly group: string
  readonly setup: Setup
  readonly sent: Sent
}

export interface Setup {
  readonly env?: Readonly<Record<string, string>>
  /** Files below `C:\h`, `C:\p`, `C:\Program Files\ClaudeCode` and `C:\`; those of `utf16` lie below `C:\` too. */
  readonly home?: Files
  readonly proj?: Files
  readonly etc?: Files
  readonly c?: Files
  readonly utf16?: Files
  /** Lines of the batch file after the variables. */
  readonly bat?: readonly string[]
  readonly registry?: readonly RegistryValue[]
  readonly git?: readonly string[]
  readonly cwd?: string
  readonly args?: readonly string[]
}

type Files = Readonly<Record<string, { readonly json?: unknown; readonly text?: string }>>

export interface RegistryValue {
  readonly key: string
  readonly name: string
  readonly type: 'REG_SZ' | 'REG_EXPAND_SZ' | 'REG_MULTI_SZ'
  readonly value: string
}

export interface Sent {
  readonly request: boolean | 'tried'
  readonly xApiKey: string | null
  readonly authorization: string | null
  readonly oauthBeta: boolean
  readonly provider?: string
  readonly host?: string
  readonly file?: string
}

const shapes: Readonly<Record<string, readonly [string, number, string]>> = {
  'api-key': ['sk-ant-api03-', 93, 'AA'],
  'oauth-token': ['sk-ant-oat01-', 93, 'AA'],
  'refresh-token': ['sk-ant-ort01-', 93, 'AA'],
  text: ['', 12, ''],
}

/** Random-looking characters, the same in every run. */
function characters(seed: string, length: number): string {
  let text = ''
  for (let i = 0; text.length < length; i++)
    text += createHash('sha256')
      .update(`${seed}/${i}`)
      .digest('base64')
      .replace(/[^A-Za-z0-9]/g, '')
  return text.slice(0, length)
}

/** Where the two servers of a row are, which nothing asks where only the tool runs. */
const nowhere = { '@API@': 'http://127.0.0.1:4010', '@API2@': 'http://127.0.0.1:4020' }
export type Servers = typeof nowhere

/** The same setup with fake values in place of its placeholders; `secrets` collects what must not be shown. */
export function fill<T>(node: T, secrets: Set<string>, servers?: Servers): T
export function fill(node: unknown, secrets: Set<string>, servers: Servers = nowhere): unknown {
  if (Array.isArray(node)) return node.map(one => fill(one, secrets, servers))
  if (typeof node === 'object' && node !== null)
    return Object.fromEntries(
      Object.entries(node).map(([name, one]) => [fill(name, secrets, servers), fill(one, secrets, servers)]),
    )
  if (typeof node !== 'string') return node
  const now = /^@NOW([+-]\d+)(ms|s)@$/.exec(node)
  if (now !== null)
    return now[2] === 's'
      ? Math.floor(Date.now() / 1000) + Number(now[1])
      : Date.now() + Number(now[1]) * 1000
  const filled = node.replace(
    /<(api-key|oauth-token|refresh-token|token|text):(\d+)(:last20)?>/g,
    (_, kind: string, n: string, last: string | undefined) => {
      const [prefix, length, end] = shapes[kind] ?? ['', 40, '']
      const secret = characters(`${kind}:${n}`, length)
      secrets.add(secret)
      const whole = `${prefix}${secret}${end}`
      return last === undefined ? whole : whole.slice(-20)
    },
  )
  const places = {
    '@HOME@': 'C:\\h',
    '@PROJ@': 'C:\\p',
    '@API_HOST@': servers['@API@'].replace('http://', ''),
    ...servers,
  }
  return Object.entries(places).reduce((text, [name, value]) => text.replaceAll(name, value), filled)
}
