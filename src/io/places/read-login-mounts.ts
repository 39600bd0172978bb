import type { ParsedNode } from 'yaml'
import type { LoginMount } from '../../credentials/surroundings.ts'
import { type Machine, pathOf, shown } from '../machine/machine.ts'
import { isPlainYaml } from '../plain-yaml.ts'

/** No repository keeps more compose files. */
const MOST = 20

/** The folders in which a repository keeps them. */
const folders = ['', 'docker', 'deploy', '.devcontainer']

/** Of each service of each compose file: whether it mounts the folder of the login. */
export async function readLoginMounts(world: Machine): Promise<readonly LoginMount[]> {
  const { join } = pathOf(world)
  const texts = folders
    .flatMap(folder =>
      world.disk
        .list(join(world.cwd, folder))
        .filter(name => /^(?:docker-)?compose\b[\w.-]{0,40}\.ya?ml$/.test(name))
        .map(name => join(world.cwd, folder, name)),
    )
    .slice(0, MOST)
    .flatMap(path => {
      const read = world.disk.read(path)
      return 'text' in read && isPlainYaml(read.text) ? [{ path: shown(world, path), text: read.text }] : []
    })
  if (!texts.some(({ text }) => text.includes('.claude'))) return []
  const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml')
  const entries = (node: unknown) =>
    isMap<ParsedNode, ParsedNode | null>(node)
      ? node.items.map(({ key, value }) => ({
          key: isScalar(key) ? String(key.value) : '',
          value,
          offset: key.range?.[0] ?? 0,
        }))
      : []
  const at = (node: unknown, key: string) => entries(node).find(one => one.key === key)?.value
  const textOf = (node: unknown) => (isScalar(node) ? String(node.value) : '')
  const targetOf = (volume: unknown) =>
    isScalar(volume) ? targetIn(textOf(volume)) : plainFolder(textOf(at(volume, 'target')))
  return texts.flatMap(({ path, text }) => {
    const lineCounter = new LineCounter()
    const root = parseDocument(text, { lineCounter, uniqueKeys: false }).contents
    return entries(at(root, 'services')).map(({ key, value, offset }) => {
      const volumes = at(value, 'volumes')
      const target = (isSeq<ParsedNode>(volumes) ? volumes.items : [])
        .map(targetOf)
        .find(one => one !== undefined)
      return {
        file: path,
        line: lineCounter.linePos(offset).line,
        service: key,
        ...(target === undefined ? {} : { target }),
      }
    })
  })
}

/** `~/.claude:/home/node/.claude:ro`. */
function targetIn(volume: string): string | undefined {
  return volume
    .split(':')
    .slice(1)
    .map(plainFolder)
    .find(one => one !== undefined)
}

/** The folder inside, where it is a path and nothing else. */
function plainFolder(path: string): string | undefined {
  return /^\/[\w./-]{0,80}\.claude\/?$/.test(path) ? path : undefined
}
