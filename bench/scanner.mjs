// Growth and throughput of the block scanner: node bench/scanner.mjs
// Blocks are objects: where every few characters are a block, a collector that copies what survives adds to the
// growth. node --max-semi-space-size=512 bench/scanner.mjs shows the scanner's own.
// Measured as it ships, minified in one file; the supported Node versions can't all run TypeScript.
import { rolldown } from 'rolldown'

const bundle = await rolldown({ input: new URL('scanner.ts', import.meta.url).pathname })
const { output } = await bundle.generate({ format: 'esm', minify: true })
const { measureGrowth, measureThroughput } = await import(
  `data:text/javascript,${encodeURIComponent(output[0].code)}`
)
measureThroughput(line => console.log(line))
measureGrowth(line => console.log(line))
