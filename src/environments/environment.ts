import type { Facts, Provider } from '../types.ts'

/** A place in which Claude Code runs, or a tool that hands it its environment. The list is in `index.ts`. */
export interface Environment<Id extends string = string> {
  /** The file name, the template name and the fixture name. */
  readonly id: Id
  /** As its users write it: `GitHub Actions`. */
  readonly name: string
  /**
   * `repository`: known from files of the repository, so true for the whole team.
   * `machine`: known from this machine only, so one person's: recorded only when somebody names it.
   */
  readonly scope: 'repository' | 'machine'
  /** Harmless variables that the probe reads for `recognise`; never a credential. */
  readonly variables: readonly string[]
  /** Variables whose value tells nothing more, or may hold a credential: the probe notes that they are there, as `set`. */
  readonly presence?: readonly string[]
  /** Repository paths, or machine paths with a leading slash, that the probe looks for. Their content is never read. */
  readonly files: readonly string[]
  /** Always false where no harmless fact tells; then a person names it with `--environment`. */
  readonly recognise: (facts: Facts) => boolean
  /** The provider that this environment implies, if any. */
  readonly provider?: Provider
}
