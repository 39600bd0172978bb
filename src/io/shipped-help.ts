import { readFileSync } from 'node:fs'

/** The help of a command (`''`: of the whole tool) as the build rendered it; `undefined` where it rendered none. */
export function shippedHelp(packageRoot: string, command: string): string | undefined {
  if (!/^[a-z]*$/.test(command) || command === tool) return undefined
  try {
    return readFileSync(`${packageRoot}/dist/help/${command === '' ? tool : command}.txt`, 'utf8')
  } catch {
    return undefined
  }
}

const tool = 'authmd'
