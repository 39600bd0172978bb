import type { Scene } from '../scene.ts'

interface OwnFiles {
  readonly stateFile: string
  readonly configFolder: string
  readonly settingsFile: string
}

/** The files of Claude Code where this set-up has them; in another place, whose own variables are not seen, the usual ones. */
export function ownFiles({ d, words: { files } }: Scene): OwnFiles {
  const settingsFile = d.settings.findLast(({ layer }) => layer === 'user')?.path ?? files.settingsFile
  if (d.other !== undefined) return { ...files, settingsFile }
  return {
    stateFile: d.statePath ?? files.stateFile,
    configFolder: d.configDirMoved ? folderOf(settingsFile) : files.configFolder,
    settingsFile,
  }
}

/** The same as another user names them, who is not the one whose home is meant. */
export function ofUserNamed(file: string): string {
  return file.replace(/^~\//, '~USER/')
}

function folderOf(file: string): string {
  return /^(.*)[\\/]/.exec(file)?.[1] ?? '.'
}
