import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const script = `mount -t tmpfs none "$1" && mkdir "$1/up" "$1/work" && cp -a "$2" "$1/up/claude-code" &&
mount -t overlay none -o "lowerdir=/etc,upperdir=$1/up,workdir=$1/work" /etc && shift 2 && exec "$@"`

/** The command in a mount namespace of its own, in which `etc` is `/etc/claude-code`; needs root, and changes nothing of the machine's. */
export function overEtc(
  etc: string | undefined,
  root: string,
  command: readonly [string, ...string[]],
): readonly [string, ...string[]] {
  if (etc === undefined) return command
  const mount = join(root, 'mount')
  mkdirSync(mount)
  return ['unshare', '-m', '--propagation', 'private', 'sh', '-c', script, 'sh', mount, etc, ...command]
}

let answer: boolean | undefined

/** Whether this machine lets us do so: a container may have root and no mounts. */
export function canGoOverEtc(): boolean {
  if (answer === undefined) {
    const root = mkdtempSync(join(tmpdir(), 'over-etc-'))
    const etc = join(root, 'etc')
    mkdirSync(etc)
    const [file, ...args] = overEtc(etc, root, ['true'])
    answer = spawnSync(file, args, { stdio: 'ignore' }).status === 0
    rmSync(root, { recursive: true, force: true })
  }
  return answer
}
