import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Installs the client into a temporary folder: its licence forbids to keep it here. */
export function installClient(version) {
  const root = mkdtempSync(join(tmpdir(), 'measure-'))
  const name = `@anthropic-ai/claude-code-${process.platform}-${process.arch}`
  const npm = ['install', '--prefix', root, '--no-save', '--no-audit', '--no-fund', `${name}@${version}`]
  // What npm says of a failure tells why.
  execFileSync('npm', npm, { stdio: ['ignore', 'ignore', 'inherit'] })
  return {
    file: join(root, 'node_modules', name, 'claude'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/**
 * Runs `claude -p hi` on a machine that is nothing but this set-up, against a server on loopback; what is asked of any
 * other goes to the same server as a proxy, and is turned away.
 */
export async function runClient(file, { setup = {}, server }) {
  const root = mkdtempSync(join(tmpdir(), 'measure-row-'))
  const [home, project] = [join(root, 'home'), join(root, 'proj')]
  const fill = text =>
    text.replaceAll('@HOME@', home).replaceAll('@PROJ@', project).replaceAll('@BASE@', server.url)
  try {
    for (const folder of [home, project, join(root, 'tmp')]) mkdirSync(folder)
    for (const [folder, files] of [
      [home, setup.home],
      [project, setup.proj],
    ]) {
      for (const [name, content] of Object.entries(files ?? {})) {
        const path = join(folder, name)
        mkdirSync(dirname(path), { recursive: true })
        const text = typeof content === 'string' ? content : (content.text ?? JSON.stringify(content))
        writeFileSync(path, fill(text))
        if (content.mode !== undefined) chmodSync(path, content.mode)
      }
    }
    const own = Object.entries(setup.env ?? {}).map(([name, value]) => [name, fill(value)])
    const env = { ...quiet, ...trap(server.url), ANTHROPIC_BASE_URL: server.url, ...Object.fromEntries(own) }
    return await started(file, { cwd: project, env: { ...env, HOME: home, TMPDIR: join(root, 'tmp') } })
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

const quiet = {
  PATH: '/usr/bin:/bin',
  LANG: 'C.UTF-8',
  TERM: 'dumb',
  SHELL: '/bin/bash',
  USER: 'nobodytest',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  CLAUDE_CODE_MAX_RETRIES: '0',
  DISABLE_AUTOUPDATER: '1',
  DISABLE_ERROR_REPORTING: '1',
  DISABLE_TELEMETRY: '1',
}

const trap = url => ({
  HTTP_PROXY: url,
  HTTPS_PROXY: url,
  NO_PROXY: '127.0.0.1',
})

function started(file, options) {
  return new Promise(done => {
    let stdout = ''
    const child = spawn(file, ['-p', 'hi'], {
      ...options,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 60_000,
      killSignal: 'SIGKILL',
    })
    child.stdout.setEncoding('utf8').on('data', text => {
      stdout += text
    })
    child.on('error', () => done(''))
    child.on('close', () => done(stdout.trim()))
  })
}

/** Some at a time, in their order. */
export async function each(items, work) {
  const results = []
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index])
    }
  }
  await Promise.all([worker(), worker()])
  return results
}
