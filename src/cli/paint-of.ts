import { type Paint, paintFor } from '../report/paint.ts'
import type { World } from './world.ts'

/** The paint for standard output: as `--no-color`, the environment and the terminal say. */
export function paintOf(
  { flags }: { readonly flags: { readonly 'no-color'?: unknown } },
  { stdout, env }: Pick<World, 'stdout' | 'env'>,
): Paint {
  const flag = flags['no-color'] === true ? false : undefined
  return paintFor({ isTTY: stdout.isTTY, env, flag })
}
