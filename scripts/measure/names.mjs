import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Names in the strings of the client that may bear on authentication, or on where requests go. */
const variable = /\b(?:ANTHROPIC|CLAUDE|AWS|GOOGLE|AZURE|VERTEX)_[A-Z][A-Z0-9_]{2,60}\b/g
const bears =
  /KEY|TOKEN|AUTH|CRED|SECRET|BASE_URL|API_URL|PROXY|SOCKET|PROFILE|GATEWAY|PROVIDER|LOGIN|CONFIG_DIR|SETTINGS|ENTRYPOINT|_USE_|BEDROCK|VERTEX|FOUNDRY|FEDERATION|ORGANIZATION|HEADERS|DESCRIPTOR/
/** Keys of the settings stand in its schema as `name:()=>…`, the schema begins with the helper, and is long. */
const schema = { begins: 'apiKeyHelper:()=>', length: 120_000 }
const setting = /[,{]([a-z][A-Za-z]{2,45}):\(\)=>/g
const settingBears =
  /Key(?![a-z])|Auth(?!or)|[cC]red|[sS]ecret|[lL]ogin|Helper|[pP]rovider|[gG]ateway|policyH|SourcesB|parentS|required|RemoteSettings|Wrapper|wslI|CatalogUrl/

const fileOf = root => join(root, 'docs/measured/names.txt')

/** Each known name with its verdict; `docs/maintaining.md` says what the verdicts are. */
function knownNames(root) {
  if (!existsSync(fileOf(root))) return new Map()
  const lines = readFileSync(fileOf(root), 'utf8').trim().split('\n')
  return new Map(lines.map(line => line.split(' ')))
}

export function newNames(root, file) {
  const known = knownNames(root)
  const names = namesIn(file)
  const changes = names
    .filter(name => !known.has(name))
    .map(name => ({ what: name, before: 'not in its strings', now: 'is a name in its strings' }))
  return { title: 'Names of variables and settings', rows: names.length, changes }
}

export function recordNames(root, file) {
  mkdirSync(dirname(fileOf(root)), { recursive: true })
  const known = knownNames(root)
  const lines = namesIn(file).map(name => `${name} ${known.get(name) ?? 'open'}`)
  writeFileSync(fileOf(root), `${lines.join('\n')}\n`)
}

function namesIn(file) {
  const text = readFileSync(file, 'latin1')
  const variables = (text.match(variable) ?? []).filter(name => bears.test(name))
  const start = text.indexOf(schema.begins) - 1
  if (start < 0)
    throw new Error('No schema of the settings was found in this client: see scripts/measure/names.mjs')
  const keys = text.slice(start, start + schema.length).matchAll(setting)
  const settings = [...keys].map(([, name]) => name).filter(name => settingBears.test(name))
  return [...new Set([...variables, ...settings])].sort()
}
