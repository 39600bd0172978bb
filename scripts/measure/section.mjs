import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runClient } from './client.mjs'
import { serve } from './server.mjs'

/** Whether the section of CLAUDE.md arrives with the first message: all its lines, once, without its markers. */
export async function measureSection({ root, client }) {
  const folder = mkdtempSync(join(tmpdir(), 'measure-section-'))
  const server = await serve()
  try {
    execFileSync('git', ['init', '-q', folder])
    execFileSync(process.execPath, [join(root, 'dist/bin.cjs'), 'apply', '--cwd', folder], {
      stdio: 'ignore',
    })
    const section = readFileSync(join(folder, 'CLAUDE.md'), 'utf8')
    const key = ['fake', 'key'].join('-')
    await runClient(client, {
      setup: { env: { ANTHROPIC_API_KEY: key }, proj: { 'CLAUDE.md': section } },
      server,
    })
    const body = JSON.stringify(JSON.parse(server.messages[0]?.body ?? '{}').messages ?? [])
    const lines = section
      .replaceAll(/<!--[\s\S]*?-->/g, '')
      .split('\n')
      .filter(line => line.trim() !== '')
    const times = line => body.split(JSON.stringify(line).slice(1, -1)).length - 1
    const missing = lines.filter(line => times(line) === 0)
    const title = lines.find(line => line.startsWith('#')) ?? lines[0]
    const changes = [
      ...missing.map(line => ({ what: 'line of the section', before: line, now: 'does not arrive' })),
      ...(times(title) === 1
        ? []
        : [{ what: 'section', before: 'arrives once', now: `${times(title)} times` }]),
      ...(body.includes('<!-- authmd') ? [{ what: 'markers', before: 'are taken out', now: 'arrive' }] : []),
    ]
    return { title: 'Delivery of the section', rows: lines.length, changes }
  } finally {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
