/** Advice on Claude Code's authentication that is false or dangerous. Its right fact is `templates/misleading/<id>.md`. */
export interface MisleadingAdvice {
  readonly id: string
  /** Offset in the text. */
  readonly at: number
  /** The words that are wrong. */
  readonly words: string
}

interface Pattern {
  readonly id: string
  readonly says: RegExp
  /** A sentence that warns of the same is right. */
  readonly warnable: boolean
}

const patterns: readonly Pattern[] = [
  {
    id: 'key-required',
    says: /\b(?:requires?|needs?|must have)\b[^.\n]{0,30}\bAPI key\b[^\n]{0,60}\bnot\b[^\n]{0,30}\b(?:login|log ?in|subscription)\b/i,
    warnable: false,
  },
  {
    id: 'key-in-gitignore',
    says: /\b(?:add|put|list)\b[^.\n]{0,20}`?ANTHROPIC_API_KEY`?[^.\n]{0,30}\.gitignore/i,
    warnable: true,
  },
  { id: 'retired-model', says: /\bclaude-sonnet-4(?:-5)?-20250514\b/, warnable: false },
  {
    id: 'key-printed',
    says: /\b(?:echo|printenv|printf)\b[^\n`]{0,12}\$?\{?ANTHROPIC_(?:API_KEY|AUTH_TOKEN)\b(?![^\n`]{0,12}(?::\+|wc -c))[^\n`]{0,20}/,
    warnable: true,
  },
  {
    id: 'no-credits',
    says: /\b401\b[^.\n]{0,60}\b(?:credits?|billing|balance)\b|\b(?:credits?|balance)\b[^.\n]{0,40}\b401\b/i,
    warnable: true,
  },
  { id: 'old-command', says: /\bclaude (?:login|logout|config list|--auth-check)\b/, warnable: true },
  {
    id: 'key-in-settings',
    says: /\b(?:put|add|store|set|save|place)\b[^.\n]{0,30}\b(?:key|ANTHROPIC_API_KEY|token)\b[^.\n]{0,20}(?<![~\w]\/)\.claude\/settings\.json/i,
    warnable: true,
  },
  {
    id: 'key-in-env-file',
    says: /\b(?:put|add|store|set|save|place)\b[^.\n]{0,30}\b(?:key|ANTHROPIC_API_KEY)\b[^.\n]{0,12}\b(?:in|to|into)\b[^.\n]{0,24}[\s`/]\.env\b(?!\.\w)/i,
    warnable: true,
  },
  {
    id: 'stores-nothing',
    says: /\b(?:does not|doesn't|never) (?:cache|store|save)s?\b[^.\n]{0,20}\b(?:key|credentials?|token)\b/i,
    warnable: false,
  },
  { id: 'credentials-path', says: /~\/\.claude\/credentials\.json/, warnable: false },
]

/** The misleading sentences of a text, in order, one for each pattern. */
export function misleadingAdvice(text: string): readonly MisleadingAdvice[] {
  return patterns
    .flatMap(({ id, says, warnable }) => {
      const found = says.exec(text)
      if (found === null) return []
      const sentence =
        text
          .slice(0, found.index + found[0].length)
          .split(/[.\n]\s/)
          .at(-1) ?? ''
      if (warnable && /\b(?:never|not|don't|avoid|instead of)\b/i.test(sentence)) return []
      return [{ id, at: found.index, words: found[0].trim() }]
    })
    .toSorted((one, other) => one.at - other.at)
}
