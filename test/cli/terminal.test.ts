import { describe, expect, it } from 'vitest'
import { folder, hasSection, read, repository } from '../repository/repository.ts'
import { bundle } from '../support/bundle.ts'
import { openTerminal, shellProgram } from '../support/shells.ts'

const doc = '# Lock\n\n- one\n'

/** A person who says for which shell starts the tool in a terminal and answers its question; gives what they saw, and the exit code. */
async function answer(root: string, keys: string, args = 'apply --shell bash') {
  const terminal = openTerminal({
    command: `/bin/sh -c '"${process.execPath}" "${bundle}" ${args}; echo "code=$?"; stty -a | grep -o "[-]*icanon\\|[-]*echo " | tr "\\n" " "; echo done'`,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder(), TERM: 'xterm-256color' },
    cwd: root,
  })
  await terminal.until('Write ', 'the question')
  // The question listens once it is drawn.
  await new Promise(resolve => setTimeout(resolve, 300))
  terminal.type(keys)
  await terminal.until('done', 'the end')
  const screen = terminal.screen()
  await terminal.close()
  return {
    screen,
    code: Number(/code=(\d+)/.exec(screen)?.[1]),
    modes: screen.slice(screen.indexOf('code=')),
  }
}

describe.runIf(shellProgram('sh') !== undefined)('the question on a terminal', () => {
  it('is asked once, below the diff, and y writes', async () => {
    const root = repository({ 'CLAUDE.md': doc })
    const { screen, code } = await answer(root, 'y')
    expect(screen.indexOf('+++ b/CLAUDE.md')).toBeGreaterThan(-1)
    expect(screen.indexOf('+++ b/CLAUDE.md')).toBeLessThan(screen.indexOf('Write this file in'))
    expect(screen).toContain('section added (')
    expect(code).toBe(0)
    expect(hasSection(read(root, 'CLAUDE.md'))).toBe(true)
  })

  it('lists each file with what happens to it between the diff and the question', async () => {
    const root = repository({ 'CLAUDE.md': doc })
    const { screen } = await answer(root, 'n')
    const list = screen.indexOf('CLAUDE.md  section to be added')
    expect(list).toBeGreaterThan(screen.indexOf('+++ b/CLAUDE.md'))
    expect(list).toBeLessThan(screen.indexOf('Write this file in'))
  })

  it.each([
    ['n', 'n', 0],
    ['Ctrl-C', '\x03', 130],
    ['Escape', '\x1b', 130],
  ])(
    '%s writes nothing, says so, exits with 0 for a no, and gives the terminal back',
    async (_, keys, exit) => {
      const root = repository({ 'CLAUDE.md': doc })
      const { screen, code, modes } = await answer(root, keys)
      expect(screen).toContain('Nothing was written.')
      expect(code).toBe(exit)
      expect(read(root, 'CLAUDE.md')).toBe(doc)
      expect(modes).toMatch(/(?<!-)icanon/)
      expect(modes).toMatch(/(?<!-)echo /)
    },
  )

  it('is asked for remove too', async () => {
    const root = repository({ 'CLAUDE.md': doc })
    await answer(root, 'y')
    const { screen, code } = await answer(root, 'y', 'remove')
    expect(screen).toContain('section removed')
    expect(code).toBe(0)
    expect(read(root, 'CLAUDE.md')).toBe(doc)
  })
})
