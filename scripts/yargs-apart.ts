import type { Plugin } from 'rolldown'

const wanted = 'mainFilename: mainFilename || process.cwd()'

/**
 * yargs looks for the version in the package.json above its own file, and in a bundle, which lies in no `node_modules`,
 * in that of the working directory: a file of somebody's repository, which may be a pipe. Here it is told where it lies.
 */
export function yargsApart(): Plugin {
  return {
    name: 'yargs-apart',
    transform: {
      filter: { id: /[\\/]yargs[\\/]lib[\\/]platform-shims[\\/]esm\.mjs$/ },
      handler: code => ({ code: apart(code), map: null }),
    },
  }
}

function apart(code: string): string {
  if (!code.includes(wanted)) throw new Error('yargs has a new form: teach scripts/yargs-apart.ts')
  return code.replace(wanted, 'mainFilename: import.meta.dirname')
}
