/** The version of Claude Code on which the rules of this folder were measured last. No page and no test repeats it. */
export const measuredVersion = '2.1.332'
