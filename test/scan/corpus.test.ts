import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findingsOf, repositoryWith, runScan } from './run-scan.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))

interface Entry {
  readonly file: string
  readonly repo: string
  readonly path: string
  readonly symlink: string | null
}

describe('scan of other people’s files', () => {
  it('raises no false alarm on the corpus, laid out as the repositories that it is from', async () => {
    if (!existsSync(corpus)) {
      console.log('SKIP 1: the corpus is not beside the repository, so false alarms were not counted')
      return
    }
    const lines = readFileSync(`${corpus}manifest.jsonl`, 'utf8').trim().split('\n')
    const entries = lines.map((line): Entry => JSON.parse(line)).filter(entry => entry.symlink === null)
    expect(entries.length).toBeGreaterThan(1000)
    const files = entries.map(
      ({ file, repo, path }) => [`${repo}/${path}`, readFileSync(corpus + file)] as const,
    )
    const found = await findingsOf(repositoryWith(Object.fromEntries(files)))
    expect(found.map(({ severity, ruleId, file }) => `${severity} ${ruleId} ${file}`)).toEqual([])
  })
})

describe('scan of installed packages', () => {
  const long = process.env['AUTHMD_LONG'] === '1'

  it(`raises no false alarm on ${long ? 'all of them' : 'those that speak of credentials most'}`, async () => {
    const few = ['@secretlint', 'undici', 'yaml', 'zod', '@clack'].map(name => `node_modules/${name}`)
    const { code, out, err } = await runScan(root, long ? ['node_modules'] : few)
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(err).toMatch(/^No credentials in [\d,]{3,} files/)
  })
})

describe('scan of this repository', () => {
  it('finds nothing, neither does secretlint with its recommended rules', async () => {
    expect(await findingsOf(root)).toEqual([])
    const { lintSource } = await import('@secretlint/core')
    const { creator } = await import('@secretlint/secretlint-rule-preset-recommend')
    const { execFileSync } = await import('node:child_process')
    const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    const loud: string[] = []
    for (const path of listed.split('\0').filter(path => path !== '' && existsSync(root + path))) {
      const { messages } = await lintSource({
        source: { filePath: path, content: readFileSync(root + path, 'utf8'), ext: '', contentType: 'text' },
        options: { noPhysicFilePath: true, config: { rules: [{ id: 'recommend', rule: creator }] } },
      })
      loud.push(...messages.map(({ ruleId, loc }) => `${path}:${loc.start.line} ${ruleId}`))
    }
    expect(loud).toEqual([])
  })
})
