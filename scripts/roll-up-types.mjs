// One declaration file for each import of the package, from those that the compiler wrote for every module.
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

const entries = {
  index: 'index.d.ts',
  core: 'portable/index.d.ts',
  remark: 'remark/index.d.ts',
  secretlint: 'secretlint/rule.d.ts',
}

/** Each entry is built alone: shared parts would become further files with names of their own. */
export async function rollUpTypes(from, to) {
  for (const [name, file] of Object.entries(entries)) {
    const build = await rolldown({
      input: { [name]: join(from, file) },
      external: /^[a-z@][^:]*$/,
      // The compiler has looked at them already; this only joins them.
      plugins: [dts({ dtsInput: true, tsconfig: false }), withoutPaths],
    })
    await build.write({ dir: to, format: 'esm', entryFileNames: '[name].d.ts' })
    await build.close()
  }
}

/** The bundler notes above each part from which file it came: a folder of this build, another one each time. */
const withoutPaths = {
  name: 'without-paths',
  renderChunk: code => code.replace(/^\/\/ .*\.d\.ts\n/gm, ''),
}
