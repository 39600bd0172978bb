export type * from './types.ts'
export { version } from './version.ts'
