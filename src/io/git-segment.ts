/**
 * Whether a path leads into a folder of git itself. By its names alone, as the disks of macOS and Windows read them: in
 * any case, with blanks or dots behind, by the short name, with characters that HFS+ passes over.
 */
export function leadsIntoGit(path: string): boolean {
  return path.split(/[\\/]/).some(isGitName)
}

function isGitName(segment: string): boolean {
  if (segment.length > 64 || !/g/i.test(segment)) return false
  const bare = segment.replace(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, '').replace(/:.*/, '')
  return /^(?:\.git|git~\d)[ .]{0,64}$/i.test(bare)
}
