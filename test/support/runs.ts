/** How often fast-check tries: the long form is chosen by `AUTHMD_LONG=1`. */
export function runs(short = 300, long = 20_000): { readonly numRuns: number } {
  return { numRuns: process.env['AUTHMD_LONG'] === '1' ? long : short }
}
