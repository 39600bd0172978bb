/** Whether a text is English: our points among sentences of another language would be a foreign body. */
export function isEnglish(text: string): boolean {
  const prose = text.replace(/`[^`\n]*`/g, ' ')
  const letters = prose.match(/\p{L}/gu)?.length ?? 0
  const latin = prose.match(/[A-Za-z]/g)?.length ?? 0
  const words = prose.toLowerCase().match(/[a-z']+/g) ?? []
  const small = words.filter(word => functionWords.has(word)).length
  return latin >= letters * 0.97 && small * 10 >= words.length
}

const functionWords = new Set(
  'the a is are be to of and or if for from with on at by not it this that you your may but before after use when into as never do all via then may in run one key keys'.split(
    ' ',
  ),
)
