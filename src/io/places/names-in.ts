/** Words of a text that a person may have meant as one of our variables: both vendors' names, in any spelling near them. */
export function namesIn(text: string): readonly string[] {
  const found = text.match(/\b[A-Za-z]{4,12}_[A-Za-z0-9_]{2,48}\b/g) ?? []
  return [...new Set(found)].filter(name => /^(?:an|cl|na|lc|at|AN|CL|NA|LC|AT)/.test(name))
}

/** The variables that the lines of an env file set. */
export function namesSet(text: string): readonly string[] {
  const found = text.matchAll(/^[ \t]{0,40}(?:export[ \t]{1,40})?(\w{1,80})[ \t]{0,40}=/gm)
  return [...new Set(Array.from(found, ([, name = '']) => name))]
}
