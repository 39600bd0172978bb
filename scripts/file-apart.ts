import type { Plugin } from 'rolldown'

/**
 * Leaves what one module loads on demand to a bundle of its own, which lies beside the start as `file`: it shares no
 * chunk, so it is read in one piece and holds nothing but what it uses. `specifier` is how the module names it.
 */
export function fileApart(module: RegExp, specifier: string, file: string): Plugin {
  const call = `await import('${specifier}')`
  return {
    name: 'file-apart',
    transform: {
      filter: { id: module },
      handler: code => {
        if (!code.includes(call)) throw new Error(`${module} does not load ${specifier} on demand`)
        // A `require` by this name is none that the bundler would follow or wrap.
        return { code: code.replace(call, `module.require('./${file}')`), map: null }
      },
    },
  }
}
