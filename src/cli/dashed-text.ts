/** A printed text that begins with a dash, such as a list or an error about a flag: a flag itself has no blank before its `=`. */
export function isDashedText(token: string | undefined): boolean {
  return token !== undefined && /^-[^=\s]*\s/.test(token)
}
