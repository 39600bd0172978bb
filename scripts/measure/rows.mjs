import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { each, runClient } from './client.mjs'
import { serve } from './server.mjs'

const recorded = (root, name) => join(root, 'test/client/recorded', name)
const load = file => JSON.parse(readFileSync(file, 'utf8'))
const some = (rows, every) => rows.filter((_, index) => index % every === 0)

/** Combinations of sources: which header goes out, from which of them. */
export async function measureRows({ root, client, every }) {
  const title = 'Recorded combinations'
  const { build, who } = await import(pathToFileURL(recorded(root, 'sources.mjs')).href)
  const rows = some(load(recorded(root, 'matrix.json')), every)
  const found = await each(rows, async row => {
    const server = await serve()
    const setup = build(row.combo === '(none)' ? [] : row.combo.split('+'))
    await runClient(client, { setup, server })
    server.close()
    const message = server.messages[0]
    const beta = (message?.headers['anthropic-beta'] ?? '').includes('oauth')
    const words = (sent, oauth) => `${sent}${oauth ? ', OAuth beta' : ''}`
    const now = words(who(message), beta)
    const before = words(row.sent, row.oauthBeta)
    return now === before ? [] : [{ what: row.combo, before, now }]
  })
  return { title, rows: rows.length, changes: found.flat() }
}

/** What is printed for an answer of the server. */
export async function measureErrors({ root, client, every }) {
  const title = 'Printed errors'
  const { build } = await import(pathToFileURL(recorded(root, 'sources.mjs')).href)
  // Only what one key or one login gets with the recorded body tells something by itself.
  const fit = load(recorded(root, 'errors.json')).filter(
    ({ name, body, printedByP }) => /\/[KC]$/.test(name) && body && printedByP,
  )
  const rows = some(fit, every)
  const found = await each(rows, async row => {
    const server = await serve({ status: row.status, body: row.body })
    const printed = await runClient(client, { setup: build([row.name.at(-1)]), server })
    server.close()
    const now = firstLine(printed)
    const before = firstLine(row.printedByP)
    return now === before ? [] : [{ what: row.name, before, now }]
  })
  return { title, rows: rows.length, changes: found.flat() }
}

/** The port is another one each time. */
const firstLine = text => text.split('\n')[0].replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1')
