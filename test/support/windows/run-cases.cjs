// Runs many cases in one process, on any system: node run-cases.cjs CASES RESULTS BIN FOLDER [WIDTH]
const { spawn } = require('node:child_process')
const { createHash } = require('node:crypto')
const { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')

const [cases, results, bin, folder, width = '2'] = process.argv.slice(2)
const home = join(folder, 'home')
mkdirSync(home, { recursive: true })
// No git, no shell and no person: what is left is the system itself.
const root = process.env.SystemRoot
const env = {
  HOME: home,
  USERPROFILE: home,
  PATH: join(folder, 'nothing'),
  ...(root === undefined ? {} : { SystemRoot: root }),
}

/** Wine now and then refuses to start a program, with UNKNOWN: nothing ran, so that it is started again. */
async function start(args, cwd) {
  for (let attempt = 1; ; attempt++) {
    try {
      return spawn(process.execPath, [bin, ...args], {
        cwd,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
      })
    } catch (error) {
      if (error.code !== 'UNKNOWN' || attempt === 20) throw error
      await new Promise(later => setTimeout(later, 100 * attempt))
    }
  }
}

/** STATUS_DLL_INIT_FAILED: the loader gave up before the program began, which Wine now and then does too. */
const NOT_BEGUN = 0xc0000142

async function call(args, cwd) {
  for (let attempt = 1; ; attempt++) {
    const outcome = await callOnce(args, cwd)
    if (outcome.code !== NOT_BEGUN || attempt === 5) return outcome
  }
}

async function callOnce(args, cwd) {
  const child = await start(args, cwd)
  return new Promise(done => {
    const said = { stdout: [], stderr: [] }
    for (const stream of ['stdout', 'stderr']) child[stream].on('data', part => said[stream].push(part))
    child.on('close', code => {
      const text = stream => Buffer.concat(said[stream]).toString()
      done({ code, stdout: plain(text('stdout'), cwd), stderr: plain(text('stderr'), cwd) })
    })
  })
}

/** The folder of the case has another name on each system. */
function plain(text, cwd) {
  return text.replaceAll(JSON.stringify(cwd).slice(1, -1), '@').replaceAll(cwd, '@')
}

function filesBelow(at, below = '') {
  return readdirSync(join(at, below), { withFileTypes: true }).flatMap(entry => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(at, path)
    return [
      [
        path,
        createHash('sha256')
          .update(readFileSync(join(at, path)))
          .digest('hex'),
      ],
    ]
  })
}

async function run({ files, steps }, index) {
  const at = join(folder, String(index))
  rmSync(at, { recursive: true, force: true, maxRetries: 5 })
  mkdirSync(at, { recursive: true })
  for (const [path, bytes] of Object.entries(files)) {
    const file = join(at, ...path.split('/'))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, Buffer.from(bytes, 'base64'))
  }
  const found = [{ files: Object.fromEntries(filesBelow(at).sort()) }]
  for (const args of steps)
    found.push({ ...(await call(args, at)), files: Object.fromEntries(filesBelow(at).sort()) })
  rmSync(at, { recursive: true, force: true, maxRetries: 5 })
  return found
}

async function main() {
  const list = JSON.parse(readFileSync(cases, 'utf8'))
  const found = []
  let next = 0
  const worker = async () => {
    for (let index = next++; index < list.length; index = next++) found[index] = await run(list[index], index)
  }
  await Promise.all(Array.from({ length: Number(width) }, worker))
  writeFileSync(results, JSON.stringify(found))
}

void main()
