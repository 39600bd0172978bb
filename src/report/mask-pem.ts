const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----/g
const END = '-----END '
/** Characters. No private key is longer. */
const LONGEST = 32_768
const SIGNS = /[A-Za-z0-9+/=]{2,}/g

/** Masks the body of every private key, whatever stands at the beginning of its lines, to its end or that of the text. */
export function maskPem(text: string): string {
  let result = ''
  let done = 0
  BEGIN.lastIndex = 0
  for (let match = BEGIN.exec(text); match; match = BEGIN.exec(text)) {
    const start = match.index + match[0].length
    const near = text.slice(start, start + LONGEST)
    const end = near.indexOf(END)
    const body = end < 0 ? near : near.slice(0, end)
    BEGIN.lastIndex = start + body.length
    if (!/[A-Za-z0-9+/]{6}/.test(body)) continue
    result += text.slice(done, start) + maskBody(body)
    done = start + body.length
  }
  return result + text.slice(done)
}

/** Line feeds written as `\n` in a string stay; so does a sign of our own. */
function maskBody(body: string): string {
  return body
    .split(/(\\r\\n|\\n)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(SIGNS, '…')))
    .join('')
}
