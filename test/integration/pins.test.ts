import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from './sandbox.ts'

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')
const recipes = readdirSync(join(projectRoot, 'recipes'), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath, entry.name).slice(projectRoot.length))
const all = [
  ...recipes,
  'action.yml',
  '.pre-commit-hooks.yaml',
  'plugin/.claude-plugin/plugin.json',
  'docs/ci.md',
]

const pin = /(?:authmd@v|authmd-|rev: v|AUTHMD_VERSION: v|^version=|"version": ")(\d+\.\d+\.\d+)/gm
const pinsOf = (path: string) => [...read(path).matchAll(pin)].map(([, version]) => version)

describe('every recipe pins a version', () => {
  const { version } = JSON.parse(read('package.json'))

  it('and it is the version of this package', () => {
    const pins = all.flatMap(path => pinsOf(path).map(one => [path, one]))
    expect(pins.filter(([, one]) => one !== version)).toEqual([])
  })

  it.each([
    'recipes/github-actions/check.yml',
    'recipes/github-actions/update.yml',
    'recipes/github-actions/matrix.yml',
    'recipes/gitlab/authmd.yml',
    'recipes/fleet/update.sh',
    'recipes/fleet/batch-spec.yaml',
    'plugin/.claude-plugin/plugin.json',
    'docs/ci.md',
  ])('%s has one', path => {
    expect(pinsOf(path)).not.toEqual([])
  })

  it('actions of others by commit, images by their full version', () => {
    const used = all.flatMap(path => [...read(path).matchAll(/uses: ([^\s#]+)/g)].map(([, one = '']) => one))
    expect(used.filter(one => !/@v\d+\.\d+\.\d+`?$/.test(one) && !/@[0-9a-f]{40}$/.test(one))).toEqual([])
    const images = all.flatMap(path =>
      [...read(path).matchAll(/(?:image|container): (\S+)/g)].map(([, one]) => one),
    )
    expect(images.length).toBeGreaterThan(0)
    for (const image of images) expect(image).toMatch(/^node:\d+\.\d+\.\d+-/)
  })

  it('and none fetches a package by a name that is not published yet', () => {
    const lines = all.flatMap(path =>
      read(path)
        .split('\n')
        .map(line => `${path}: ${line}`),
    )
    expect(
      lines.filter(line =>
        /npx(?! --no -- )[^`]*\bauthmd\b|npm (?:i|install|exec)[^`]* authmd(?:@|\s|$)/.test(line),
      ),
    ).toEqual([])
  })
})
