/** The value of a JSON text; `undefined`, which is no value of JSON, where it is none. The error would quote the text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
