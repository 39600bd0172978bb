import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, clear, place, prepare } from './fixes/place.ts'

beforeAll(prepare)
afterAll(clear)

const onWindows = process.platform === 'win32'
const silent = 'Not logged in · Please run /login'
const service = (name: string, volume: string) =>
  `services:\n  ${name}:\n    image: a\n    volumes:\n      ${volume}\n`
const mount = '- type: bind\n        source: ${HOME}/.claude\n        target: /home/node/.claude'

describe.skipIf(onWindows)('a container without a login', () => {
  const fixOf = (files: Readonly<Record<string, string>>) => {
    const said = ask(place(files), { container: 'docker' }, '--error', silent)
    return {
      id: said.findings[0]?.ruleId,
      said: JSON.stringify(said.findings[0]),
      fix: said.answer.fix.join('\n'),
    }
  }

  it.each([mount, '- ~/.claude:/home/node/.claude:ro'])(
    'gets the mount that another compose file has, and no login: %s',
    volume => {
      const { id, said, fix } = fixOf({
        'repo/docker/docker-compose.yaml': service('gateway', volume),
        'repo/docker/docker-compose-dev.yaml': service('gateway', '- ../backend:/app'),
      })
      expect(id).toBe('login-not-in-container')
      expect(said).toMatch(
        /docker\/docker-compose\.yaml:2 mounts .*docker\/docker-compose-dev\.yaml:2 does not/,
      )
      expect(fix).toContain('  - ~/.claude:/home/node/.claude')
      expect(fix).not.toContain('claude auth login')
    },
  )

  it('is told of no other program’s service, and of its own for development', () => {
    const other = service('agent', mount) + service('database', '- data:/data').replace('services:\n', '')
    expect(fixOf({ 'repo/compose.yaml': other }).fix).not.toContain('mount under its')
    const own = service('agent', mount) + service('agent-dev', '- data:/data').replace('services:\n', '')
    expect(fixOf({ 'repo/compose.yaml': own }).fix).toContain('mount under its')
  })

  it('is told of no compose file where each service mounts it', () => {
    const { fix } = fixOf({ 'repo/compose.yaml': service('gateway', mount) })
    expect(fix).not.toContain('mount under its')
  })
})
