/**
 * Name and password of a URL as the header has them. Measured: what percent signs say are bytes, in whatever encoding,
 * and one that is no escape leaves the whole header away; so does a URL without either.
 */
export function userInfoOf({ username, password }: URL): Buffer | undefined {
  const text = `${username}:${password}`
  if (text === ':' || /%(?![\da-f]{2})/i.test(text)) return undefined
  const bytes = text.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  // What is not escaped is plain: a URL escapes everything else by itself.
  return Buffer.from(bytes, 'latin1')
}
