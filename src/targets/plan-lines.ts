import { envExample } from './env-example.ts'
import { gitignore } from './gitignore.ts'
import type { PlanLines } from './target.ts'

/** Plans the line files whole. */
export const planLines: PlanLines = (id, input) => (id === 'gitignore' ? gitignore : envExample).plan(input)
