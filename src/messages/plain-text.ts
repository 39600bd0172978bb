const ESC = String.fromCharCode(27)
const colours = new RegExp(
  `${ESC}(?:\\[[0-9;?]{0,20}[A-Za-z]|\\][^\\u0007${ESC}]{0,200}(?:\\u0007|${ESC}\\\\))`,
  'g',
)

/** What runners, containers and loggers put before a line: `build\tRun\t2026-…Z`, `web-1  |`, `Nov 28 17:13:55 host x[7]:`. */
const prefixes: readonly RegExp[] = [
  /^(?:[^\t\n]{0,80}\t){0,2}\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?[ \t]/gm,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]{1,64} [\w.@-]{1,64}(?:\[\d{1,10}\])?: /gm,
  /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]?[ \t]/gm,
  /^[\w.-]{1,64} {0,20}\| /gm,
  /^#\d{1,4} \d{1,6}\.\d{1,3} /gm,
  /^##\[\w{1,12}\]/gm,
]

/**
 * A pasted text without its disguise: colours, prefixes of log lines and the escapes of JSON strings go, however often
 * it was put into a string. Its words stay as they are.
 */
export function plainText(text: string): string {
  const bare = text.replace(colours, '')
  const lines = prefixes.reduce((rest, prefix) => rest.replace(prefix, ''), bare)
  return lines
    .replace(/\\{1,8}u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\{1,8}[nrt]/g, '\n')
    .replace(/\\{1,8}(["'/])/g, '$1')
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201C\u201D]/g, '"')
}
