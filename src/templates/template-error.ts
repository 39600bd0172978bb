/** A mistake in a template: the file (path below the template folder), the line (1-based) and the reason. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
  readonly file: string
  readonly line: number
  readonly reason: string

  constructor(at: { readonly file: string; readonly line: number }, reason: string) {
    super(`${at.file}:${at.line}: ${reason}`)
    this.file = at.file
    this.line = at.line
    this.reason = reason
  }
}
