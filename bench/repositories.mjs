import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A repository as teams have them: an agent file of 8 KB, an ignore file, a manifest and some code, all tracked. */
export function makeRepository(folder, env) {
  mkdirSync(join(folder, 'src'), { recursive: true })
  writeFileSync(join(folder, 'CLAUDE.md'), agentFile())
  writeFileSync(join(folder, '.gitignore'), 'node_modules/\ndist/\n.env\n')
  writeFileSync(join(folder, 'package.json'), '{ "name": "project" }\n')
  writeFileSync(join(folder, 'src/index.js'), 'export {}\n')
  execFileSync('git', ['init', '--quiet', '--template='], { cwd: folder, env })
  execFileSync('git', ['add', '--all'], { cwd: folder, env })
}

/** `count` copies of a repository, with a list of their paths in `list`. */
export function copyRepositories(from, { root, count, list }) {
  const names = Array.from({ length: count }, (_, at) => join(root, `repository-${at}`))
  for (const name of names) cpSync(from, name, { recursive: true })
  writeFileSync(list, names.join('\n'))
}

/** A file tree to scan: `count` files of code, a handful of megabytes for each thousand, no credential in them. */
export function makeTree(folder, { count, bytes }) {
  const line = 'export function total(prices) { return prices.reduce((sum, price) => sum + price, 0) }\n'
  const text = line.repeat(Math.ceil(bytes / count / line.length))
  for (let at = 0; at < count; at++) {
    if (at % 200 === 0) mkdirSync(join(folder, `part-${at / 200}`), { recursive: true })
    writeFileSync(join(folder, `part-${Math.floor(at / 200)}`, `file-${at}.js`), `// ${at}\n${text}`)
  }
}

/** Headings, lists and commands, as they are written for an agent. */
function agentFile() {
  const part = number =>
    [
      `## Part ${number}`,
      '',
      'The service keeps its state in one table. Read `docs/state.md` before you change a query.',
      '',
      '- Write a test first, and see it fail.',
      '- Never edit a migration that has run; add another.',
      '  - Name it after what it does.',
      '',
      '```bash',
      `make test PART=${number}`,
      'make lint',
      '```',
      '',
      '',
    ].join('\n')
  let text =
    '# The project\n\nThis file gives guidance to Claude Code (claude.ai/code) in this repository.\n\n'
  for (let number = 1; text.length < 8192; number += 1) text += part(number)
  return text.trimEnd().concat('\n')
}
