/** The flags that the commands share which plan a repository, as far as asking, writing and reporting need them. */
export interface SyncFlags {
  readonly quiet?: boolean | undefined
  readonly json?: boolean | undefined
  readonly format?: string | undefined
  readonly 'no-color'?: boolean | undefined
  readonly markdown?: boolean | undefined
  readonly yes?: boolean | undefined
  readonly 'dry-run'?: boolean | undefined
  readonly config?: string | undefined
  readonly repos?: string | undefined
  readonly null?: boolean | undefined
}
