/** A part of an answer template: `## fix gateway` holds the lines for who uses a gateway. */
export interface AnswerPart {
  readonly name: 'cause' | 'fix' | 'check'
  /** All have to fit; the first part of a name that fits is taken. */
  readonly tags: readonly string[]
  readonly lines: readonly string[]
}

/** Takes `templates/doctor/<id>.md` apart: comments aside, `## name tags…` and the lines below it. */
export function partsOf(template: string): readonly AnswerPart[] {
  const parts: { name: AnswerPart['name']; tags: readonly string[]; lines: string[] }[] = []
  for (const line of template.split(/\r?\n/)) {
    const [, name, tags = ''] = /^## (cause|fix|check)((?: [\w-]+)*)\s*$/.exec(line) ?? []
    if (name === 'cause' || name === 'fix' || name === 'check') {
      parts.push({ name, tags: tags.split(' ').filter(tag => tag !== ''), lines: [] })
    } else if (line.trim() !== '') parts.at(-1)?.lines.push(line)
  }
  return parts
}

export function pick(
  parts: readonly AnswerPart[],
  name: AnswerPart['name'],
  has: (tag: string) => boolean,
): readonly string[] | undefined {
  return parts.find(part => part.name === name && part.tags.every(has))?.lines
}
