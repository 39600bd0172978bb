export type { RepositoryPlan } from './core/plan-with.ts'
export type { Credential, Resolution, SourceId } from './credentials/types.ts'
export type { ResolvedCredentials } from './diagnosis/resolve-machine.ts'
export {
  apply,
  check,
  type Outcome,
  plan,
  remove,
  resolveCredentials,
} from './library/library.ts'
export type { Options } from './library/options.ts'
export type { OnEdit } from './names.ts'
export { InputError, type InputErrorCode } from './options/input-error.ts'
export type { PartState, TargetPart } from './targets/target.ts'
export type * from './types.ts'
export { version } from './version.ts'
