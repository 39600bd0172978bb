import { envFormat } from '../managed/lines/env-format.ts'
import { ignoreFormat } from '../managed/lines/ignore-format.ts'
import type { LineFormat } from '../managed/lines/line-format.ts'
import { type LineDocument, openLines } from '../managed/lines/open-lines.ts'
import { type Document, openDocument } from '../managed/markdown/open-document.ts'
import { once } from '../managed/once.ts'
import { openStance, readStance } from '../stance/read-stance.ts'
import type { DocumentStance, FileSight, Repository } from '../types.ts'

/** A file of a repository, opened where it was read. Its text is taken apart when that is first asked for. */
export interface OpenFile extends FileSight {
  /** As Markdown. */
  readonly document: Document | undefined
  /** As a line file, in the format that goes with its name. */
  readonly lines: LineDocument | undefined
  /** What it says, as an agent file, about how Claude Code may authenticate; read when it is first asked for. */
  readonly stance: () => DocumentStance
}

/** A repository whose files are opened. */
export type OpenRepository = Repository<OpenFile>

/** `known`: the file as it was opened a moment ago, which stays open while its text is the same. */
export function openFile(sight: FileSight, known?: OpenFile): OpenFile {
  const { text, path } = sight
  if (text === undefined) return { ...sight, document: undefined, lines: undefined, stance: () => openStance }
  if (known?.text === text && known.path === path)
    return { ...sight, document: known.document, lines: known.lines, stance: known.stance }
  const document = openDocument(text)
  return {
    ...sight,
    document,
    lines: openLines(text, lineFormatOf(path)),
    stance: once(() => readStance(document)),
  }
}

/** The file at a path; one that was not read is one that is not there. */
export function fileAt(files: OpenRepository['files'], path: string): OpenFile {
  return files.get(path) ?? openFile({ path, realPath: path, text: undefined })
}

/** The format of a line file. */
export function lineFormatOf(path: string): LineFormat {
  return path.endsWith('.gitignore') ? ignoreFormat : envFormat
}
