import { exists, type Machine, textOf } from '../machine/machine.ts'

type Env = Readonly<Record<string, string | undefined>>

/** CI services, by a variable that each sets, also where it doesn't set `CI`. Checked against std-env in the tests. */
const services = [
  'TF_BUILD',
  'SYSTEM_TEAMFOUNDATIONCOLLECTIONURI',
  'JENKINS_URL',
  'TEAMCITY_VERSION',
  'CODEBUILD_BUILD_ARN',
  'BITBUCKET_COMMIT',
  'GITHUB_ACTIONS',
  'GITLAB_CI',
  'BUILDKITE',
  'CIRCLECI',
] as const

/** Containers and machines of others that name themselves. */
const places = ['CODESPACES', 'REMOTE_CONTAINERS', 'KUBERNETES_SERVICE_HOST', 'CLAUDE_CODE_REMOTE'] as const

/**
 * Whether this is a CI runner. `std-env` answers from the real process as soon as it is imported, so it can't be asked
 * about a given environment; unlike it, `CI=false` and `CI=0` mean no.
 */
export function isCi(env: Env): boolean {
  return isSet(env['CI']) || isRunner(env)
}

/** Whether this is a runner of a known service. `CI` alone is set by whoever wants to be asked nothing, too. */
export function isRunner(env: Env): boolean {
  return services.some(name => isSet(env[name]))
}

/** Whether this is a container: the marks that `is-inside-container` looks for, and the container's own variables. */
export function isContainer(machine: Pick<Machine, 'disk' | 'env' | 'platform'>): boolean {
  const { env } = machine
  return (
    places.some(name => isSet(env[name])) ||
    // systemd's convention, kept by podman, LXC and toolbox.
    isSet(env['container']) ||
    (machine.platform !== 'win32' && hasMarks(machine))
  )
}

/** On Windows these paths lie on the current drive, and belong to whoever made them. */
function hasMarks(machine: Pick<Machine, 'disk'>): boolean {
  return (
    exists(machine, '/run/.containerenv') ||
    exists(machine, '/.dockerenv') ||
    (exists(machine, '/proc/self/cgroup') &&
      /docker|kubepods|containerd/.test(textOf(machine, '/proc/self/cgroup') ?? ''))
  )
}

/** Whether this is WSL: the marks that `is-wsl` looks for; it too asks the real machine while it is imported. */
export function isWsl(machine: Pick<Machine, 'disk' | 'platform'>): boolean {
  if (machine.platform !== 'linux') return false
  return (
    /microsoft/i.test(textOf(machine, '/proc/sys/kernel/osrelease') ?? '') ||
    /microsoft/i.test(textOf(machine, '/proc/version') ?? '') ||
    exists(machine, '/proc/sys/fs/binfmt_misc/WSLInterop') ||
    exists(machine, '/run/WSL')
  )
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value.toLowerCase() !== 'false'
}
