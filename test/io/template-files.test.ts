import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { readTemplateFiles } from '../../src/io/template-files.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})
function folderWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'authmd-templates-'))
  folders.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

it('reads the Markdown files below a folder, sorted by path with forward slashes', () => {
  const root = folderWith({ 'b/z.md': '1', 'a.md': '2', 'b/a.md': 'ä', 'notes.txt': 'x' })
  expect([...readTemplateFiles(root)]).toEqual([
    ['a.md', '2'],
    ['b/a.md', 'ä'],
    ['b/z.md', '1'],
  ])
})
it('follows no link, so that a folder of templates holds what it shows', () => {
  const root = folderWith({ 'a.md': '1' })
  symlinkSync('/etc/hostname', join(root, 'b.md'))
  symlinkSync('/etc', join(root, 'c'))
  expect([...readTemplateFiles(root).keys()]).toEqual(['a.md'])
})
it('throws where there is no folder', () => {
  expect(() => readTemplateFiles('/nonexistent/authmd')).toThrow('ENOENT')
})
