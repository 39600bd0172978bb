import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Names in the strings of the client that may bear on authentication, or on where requests go. */
const variable = /\b(?:ANTHROPIC|CLAUDE|AWS|GOOGLE|AZURE|VERTEX)_[A-Z][A-Z0-9_]{2,60}\b/g
const bears =
  /KEY|TOKEN|AUTH|CRED|SECRET|BASE_URL|API_URL|PROXY|SOCKET|PROFILE|GATEWAY|PROVIDER|LOGIN|CONFIG_DIR|SETTINGS|ENTRYPOINT|_USE_|BEDROCK|VERTEX|FOUNDRY|FEDERATION|ORGANIZATION|HEADERS|DESCRIPTOR/
const setting =
  /\b(?:apiKey|aws|gcp|otel|force|allowed|proxy|policy)[A-Z][A-Za-z]{3,30}(?:Helper|Refresh|Export|Method|UUID|Providers|Url)\b/g

const fileOf = root => join(root, 'docs/measured/names.txt')

export function newNames(root, file) {
  const known = new Set(existsSync(fileOf(root)) ? readFileSync(fileOf(root), 'utf8').split('\n') : [])
  const names = namesIn(file)
  const changes = names
    .filter(name => !known.has(name))
    .map(name => ({ what: name, before: 'not in its strings', now: 'is a name in its strings' }))
  return { title: 'Names of variables and settings', rows: names.length, changes }
}

export function recordNames(root, file) {
  mkdirSync(dirname(fileOf(root)), { recursive: true })
  writeFileSync(fileOf(root), `${namesIn(file).join('\n')}\n`)
}

function namesIn(file) {
  const text = readFileSync(file, 'latin1')
  const variables = (text.match(variable) ?? []).filter(name => bears.test(name))
  return [...new Set([...variables, ...(text.match(setting) ?? [])])].sort()
}
