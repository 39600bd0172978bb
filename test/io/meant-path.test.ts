import { describe, expect, it } from 'vitest'
import { meantPath } from '../../src/io/machine/meant-path.ts'

const windows = {
  platform: 'win32',
  cwd: 'C:\\work',
  home: 'C:\\Users\\Jürgen',
  env: { UserProfile: 'C:\\Users\\Jürgen', SPECIAL: 'C:\\a & b' },
}
const unix = { platform: 'linux', cwd: '/work', home: '/home/you', env: {} }

describe('a path that nothing expanded', () => {
  it.each([
    ['"C:\\certs\\root.pem"', 'C:\\certs\\root.pem'],
    ["'C:\\my certs\\root.pem'", 'C:\\my certs\\root.pem'],
    ['~\\.claude', 'C:\\Users\\Jürgen\\.claude'],
    ['~/.claude-work', 'C:\\Users\\Jürgen\\.claude-work'],
    ['%USERPROFILE%\\.claude', 'C:\\Users\\Jürgen\\.claude'],
    ['$env:USERPROFILE\\.claude', 'C:\\Users\\Jürgen\\.claude'],
    ['$HOME/.claude', 'C:\\Users\\Jürgen\\.claude'],
    ['/c/Users/x/.claude', 'C:\\Users\\x\\.claude'],
  ])('on Windows: %s is %s', (text, path) => {
    expect(meantPath(windows, text)).toBe(path)
  })
  it.each([
    ['"/etc/root.pem"', '/etc/root.pem'],
    ['~/root.pem', '/home/you/root.pem'],
    [`\${HOME}/root.pem`, '/home/you/root.pem'],
    ['C:\\Users\\x\\root.pem', '/mnt/c/Users/x/root.pem'],
    ['"d:/root.pem"', '/mnt/d/root.pem'],
  ])('elsewhere: %s is %s', (text, path) => {
    expect(meantPath(unix, text)).toBe(path)
  })
  it.each(['C:\\x', 'C:/x', '/d', '%NOWHERE%\\x', '%SPECIAL%\\x', '"relative"', '', '~other/x'])(
    'on Windows says nothing of %s',
    text => {
      expect(meantPath(windows, text)).toBeUndefined()
    },
  )
  it.each(['/c/x', '/etc/root.pem', '%HOME%/x', "~/O'Brien"])('elsewhere says nothing of %s', text => {
    expect(meantPath(unix, text)).toBeUndefined()
  })
})
