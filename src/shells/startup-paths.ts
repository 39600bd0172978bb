import type { Shell } from './shell.ts'

/** Where a variable of `startupFiles` points when it is not set. */
const unset: Readonly<Record<string, string>> = {
  ZDOTDIR: '~',
  XDG_CONFIG_HOME: '~/.config',
  APPDATA: '~/AppData/Roaming',
  DOCUMENTS: '~/Documents',
}

/**
 * The start-up files of a shell as absolute paths, for the machine with this home and these variables.
 * A last segment `*.ext` stands for every such file of its folder. `DOCUMENTS` is no variable: Windows keeps the place
 * of that folder, which OneDrive and administrators move, in the registry.
 */
export function startupPaths(
  shell: Pick<Shell, 'startupFiles'>,
  machine: { readonly home: string; readonly variables: Readonly<Record<string, string | undefined>> },
): readonly string[] {
  return shell.startupFiles.map(path => {
    const variable = /^\$(\w+)\//.exec(path)?.[1]
    const moved =
      variable === undefined
        ? path
        : `${machine.variables[variable] || unset[variable] || '~'}${path.slice(variable.length + 1)}`
    return moved.startsWith('~/') ? `${machine.home}${moved.slice(1)}` : moved
  })
}
