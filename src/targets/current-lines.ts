import { currentExample } from './env-example/current-example.ts'
import { currentIgnoreFile } from './gitignore/current-ignore-file.ts'
import type { PlanLines } from './target.ts'

/** Plans the line files at a glance, where nothing is to be done. */
export const currentLines: PlanLines = (id, input) =>
  id === 'gitignore' ? currentIgnoreFile(input) : currentExample(input)
