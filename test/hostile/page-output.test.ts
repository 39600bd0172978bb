import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writePage } from '../../src/io/page-file.ts'
import { ground, put, repository } from './ground.ts'

const page = '<!doctype html>\n<!-- authmd guide -->\n<p>new</p>\n'

it('the page is written over an older one, and over no other file', () => {
  const folder = repository({ 'old.html': page.replace('new', 'old'), 'other.html': '<p>theirs</p>\n' })
  for (const name of ['new.html', 'old.html']) {
    expect(writePage(join(folder, name), page)).toBeUndefined()
    expect(readFileSync(join(folder, name), 'utf8')).toBe(page)
  }
  expect(writePage(join(folder, 'other.html'), page)).toContain("isn't an authmd page")
  expect(writePage(join(folder, 'no/where.html'), page)).toContain('its folder does not exist')
})

it('the page goes neither below a .git, nor by a link out of the repository', () => {
  const theirs = ground()
  const folder = repository({ 'a.txt': 'one\n' })
  symlinkSync(join(folder, '.git'), join(folder, 'docs'))
  symlinkSync(theirs, join(folder, 'site'))
  symlinkSync(join(theirs, 'dangling.html'), join(folder, 'page.html'))
  expect(writePage(join(folder, '.git', 'x.html'), page)).toContain("git's own folder")
  expect(writePage(join(folder, 'docs', 'x.html'), page)).toContain("git's own folder")
  expect(writePage(join(folder, 'site', 'x.html'), page)).toContain('leads out of the repository')
  expect(writePage(join(folder, 'page.html'), page)).toBeDefined()
  for (const file of ['x.html', 'dangling.html']) expect(existsSync(join(theirs, file))).toBe(false)
  expect(existsSync(join(folder, '.git', 'x.html'))).toBe(false)
})

it.skipIf(process.platform === 'win32')('the page waits for no pipe and fills no device', () => {
  const folder = ground()
  execFileSync('mkfifo', [join(folder, 'pipe.html')])
  expect(writePage(join(folder, 'pipe.html'), page)).toContain("isn't an authmd page")
  expect(writePage('/dev/zero', page)).toContain("isn't an authmd page")
  put(folder, 'x', '')
  expect(writePage(folder, page)).toContain("isn't an authmd page")
})
