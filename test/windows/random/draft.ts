import type { SourceId } from '../../../src/credentials/sources.ts'
import type { RegistryValue, Setup } from '../../support/windows/row.ts'

/** A text that may be sent, and what doctor calls the place where it stands. */
export interface Placed {
  readonly source: SourceId
  readonly text: string
}

/** A set-up in the form of the recorded rows, and whose text is whose. */
export interface RandomSetup {
  readonly setup: Setup
  readonly placed: readonly Placed[]
  /** The first part of the path of a base URL, and the source that names it. */
  readonly bases: Readonly<Record<string, SourceId>>
}

export type Encoding = 'plain' | 'mark' | 'utf16' | 'crlf'

/** A set-up while it is put together. */
export class Draft {
  readonly env: Record<string, string> = { ANTHROPIC_BASE_URL: '@API@' }
  readonly bat: string[] = []
  readonly registry: RegistryValue[] = []
  readonly args: string[] = []
  cwd = 'C:\\p'
  private readonly placed: Placed[] = []
  private readonly bases: Record<string, SourceId> = {}
  private readonly files = {
    c: {} as Record<string, { text: string }>,
    utf16: {} as Record<string, { text: string }>,
  }
  private count = 0

  next(): number {
    this.count += 1
    return this.count
  }
  /** A value by its form, in which `#` is its number, as one of this source. */
  value(source: SourceId, form: string): string {
    const text = form.replaceAll('#', String(this.next()))
    this.note(source, text)
    return text
  }
  note(source: SourceId, text: string): void {
    this.placed.push({ source, text })
  }
  base(source: SourceId): string {
    const name = `at${this.next()}`
    this.bases[name] = source
    return `@API@/${name}`
  }
  /** A file below `C:\`. */
  put(path: string, text: string, encoding: Encoding = 'plain'): void {
    const { c, utf16 } = this.files
    if (encoding === 'utf16') utf16[path] = { text }
    else if (encoding === 'mark') c[path] = { text: `\ufeff${text}` }
    else c[path] = { text: encoding === 'crlf' ? text.replaceAll(/\r?\n/g, '\r\n') : text }
  }
  finish(): RandomSetup {
    const { env, bat, registry, args, cwd, placed, bases } = this
    return { setup: { env, ...this.files, bat, registry, args, cwd }, placed, bases }
  }
}
