import { claudeMd } from './claude-md.ts'
import { envExample } from './env-example.ts'
import { gitignore } from './gitignore.ts'
import { guide } from './guide.ts'
import type { Target } from './target.ts'

/** Every target, in the order in which reports speak of them. */
export const targets: readonly Target[] = [claudeMd, envExample, gitignore, guide]
