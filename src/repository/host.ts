/** What planning asks of the process. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  /** Its parents tell the person's shell. */
  readonly pid: number
  /** The folder of this package, where `templates/` is. */
  readonly packageRoot: string
  /** A glance at the repository has told nothing: none need be taken again. */
  readonly hasLooked?: true
}
