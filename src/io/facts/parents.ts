import { type Machine, textOf, variable } from '../machine/machine.ts'

interface Process {
  readonly parent: number
  readonly program: string
}

type Seen = Pick<Machine, 'disk' | 'env' | 'pid' | 'platform' | 'run'>

/** Longer chains are cycles or machines that we don't know. */
const deepest = 40

/**
 * Program names of the parent processes, the nearest first, without path, `.exe` and the dash of a login shell. Linux
 * answers from `/proc`; elsewhere one program of the system is started, where it may.
 */
export function parentsOf(machine: Seen, { mayRun }: { readonly mayRun: boolean }): readonly string[] {
  const find = machine.platform === 'linux' ? fromProc(machine) : mayRun ? fromTable(machine) : undefined
  const names: string[] = []
  let current = find?.(machine.pid)
  while (find !== undefined && current !== undefined && current.parent > 0 && names.length < deepest) {
    current = find(current.parent)
    if (current !== undefined && current.program !== '') names.push(current.program)
  }
  return names
}

type Find = (pid: number) => Process | undefined

/** The program is taken from the command line: a script's name and a renamed thread hide it in `comm`. */
function fromProc(machine: Seen): Find {
  return pid => {
    const stat = textOf(machine, `/proc/${pid}/stat`)
    // The name stands in parentheses and may hold some itself.
    const [, comm = '', parent] = /^\d+ \((.*)\) \S (\d+) /s.exec(stat ?? '') ?? []
    if (parent === undefined) return undefined
    const command = textOf(machine, `/proc/${pid}/cmdline`)?.split('\0', 1)[0] ?? ''
    return { parent: Number(parent), program: programName(command.split(' ', 1)[0] || comm) }
  }
}

const listProcesses =
  'Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.ParentProcessId) $($_.Name)" }'

function fromTable(machine: Seen): Find {
  const root = variable(machine, 'SystemRoot') ?? 'C:\\Windows'
  const windows = machine.platform === 'win32'
  const output = windows
    ? machine.run?.(
        `${root}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`,
        ['-NoProfile', '-NonInteractive', '-Command', listProcesses],
        { SystemRoot: root },
      )
    : machine.run?.('/bin/ps', ['-A', '-o', 'pid=,ppid=,comm='], {})
  const processes = new Map<number, Process>()
  for (const line of (output?.status === 0 ? output.stdout : '').split('\n')) {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*?)\s*$/.exec(line) ?? []
    if (pid !== undefined)
      processes.set(Number(pid), { parent: Number(parent), program: programName(command) })
  }
  return pid => processes.get(pid)
}

function programName(command: string): string {
  const name = command.split(/[\\/]/).at(-1) ?? ''
  return name
    .replace(/^-/, '')
    .replace(/:$/, '')
    .replace(/\.exe$/i, '')
}
