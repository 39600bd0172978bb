import { type Machine, pathOf, variable } from '../machine/machine.ts'

/** What cmd does itself, or after which another word is the program. */
const builtins = new Set(
  'assoc break call cd chcp chdir cls color copy date del dir echo endlocal erase exit for ftype goto if md mkdir mklink move path pause popd prompt pushd rd rem ren rename rmdir set setlocal shift start time title type ver verify vol'.split(
    ' ',
  ),
)

/**
 * Where cmd looks for the program of a command, the first place first; undefined where its text alone doesn't tell. A
 * path with blanks needs quotes, `~` is a name like any other, and what has no ending of `PATHEXT` is tried with each.
 */
export function placesOfCommand(world: Machine, command: string): readonly string[] | undefined {
  const { isAbsolute, join, resolve } = pathOf(world)
  const [, quoted, bare] = /^\s*@?(?:"([^"]+)"|([^\s"]+))/.exec(command) ?? []
  // Behind no drive, a `/` of an unquoted word begins a switch: cmd takes `~/key` for the program `~`.
  const name = quoted ?? (/^[A-Z]:/i.test(bare ?? '') ? bare : bare?.split('/', 1)[0]) ?? ''
  if (name === '' || builtins.has(name.toLowerCase()) || /[%^&|<>()!*?,;=]/.test(name)) return undefined
  const endings = (variable(world, 'PATHEXT') || '.COM;.EXE;.BAT;.CMD').split(';').filter(one => one !== '')
  const withEndings = (path: string) => [
    ...(/\.[^.\\/]+$/.test(path) ? [path] : []),
    ...endings.map(ending => `${path}${ending}`),
  ]
  if (/[\\/:]/.test(name)) return withEndings(resolve(world.cwd, name))
  const folders = (variable(world, 'PATH') ?? '').split(';').map(one => one.replaceAll('"', ''))
  return [world.cwd, ...folders.filter(isAbsolute)].flatMap(folder => withEndings(join(folder, name)))
}
