/** The files of a repository that the page takes, by the name under which the plan knows them. */
export const documentNames = ['CLAUDE.md', 'AGENTS.md', '.env.example', '.gitignore'] as const

export type DocumentName = (typeof documentNames)[number]

/** The document that a dropped file is, by its name; `undefined` for any other name. */
export function documentNamed(fileName: string): DocumentName | undefined {
  return documentNames.find(name => name.toLowerCase() === fileName.toLowerCase())
}

/** As large a file as Claude Code reads. Bytes. */
const sizeLimit = 4 * 1024 * 1024

/** The text of a dropped file, a BOM as its first character, or why its bytes would not come back the same. */
export async function readDropped(
  file: Blob,
): Promise<{ readonly text: string } | { readonly problem: string }> {
  if (file.size > sizeLimit) return { problem: 'The file is larger than 4 MiB; Claude Code skips it' }
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return { text: decoder.decode(await file.arrayBuffer()) }
  } catch {
    return { problem: 'The file is not valid UTF-8 and stays as it is; save it as UTF-8' }
  }
}
