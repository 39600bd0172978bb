/** From our first marker comment to behind our last one, told by the beginnings of lines; `''` where there is none. */
export function ownStretch(text: string): string {
  const start = text.search(/^<!-- authmd:start /m)
  const end = text.lastIndexOf('\n<!-- authmd:end ')
  const close = end < 0 ? -1 : text.indexOf('-->', end)
  return start < 0 || close < start ? '' : text.slice(start, close + 3)
}
