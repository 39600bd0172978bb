/** Compared characters for all folders and patterns of one repository: what only a hostile one needs. */
const MOST_STEPS = 20_000_000
/** Of the alternatives in braces. */
const MOST_ALTERNATIVES = 64

export interface WorkspacePatterns {
  /** Whether a folder is one of the workspaces; no glob of a library is linear in names and patterns. */
  readonly names: (folder: string) => boolean
  /** Some patterns were not read, or not all of them were asked. */
  readonly isCut: () => boolean
}

/**
 * The patterns of a list of workspaces: `*` and `?` inside a name, `**` for any folders, alternatives in braces, `!` for
 * what is none. A pattern of another form names nothing.
 */
export function workspacePatterns(patterns: readonly string[]): WorkspacePatterns {
  const budget = { left: MOST_STEPS }
  const read = patterns.map(pattern => ({
    isNegated: pattern.startsWith('!'),
    forms: formsOf(pattern.replace(/^!/, '')),
  }))
  const of = (isNegated: boolean) =>
    read.filter(one => one.isNegated === isNegated).flatMap(({ forms = [] }) => forms)
  const [wanted, unwanted] = [of(false), of(true)]
  return {
    names: folder => {
      const parts = folder.split('/')
      const isIn = (forms: readonly Form[]) =>
        forms.some(form => budget.left > 0 && pathHolds(parts, form, budget))
      return isIn(wanted) && !isIn(unwanted)
    },
    isCut: () => budget.left <= 0 || read.some(({ forms }) => forms === undefined),
  }
}

/** A pattern by its segments. */
type Form = readonly string[]

interface Budget {
  left: number
}

function formsOf(pattern: string): readonly Form[] | undefined {
  if (/[[\]()\\]/.test(pattern)) return undefined
  const bare = pattern.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '')
  return alternatives(bare)?.map(one => one.split('/'))
}

/** The innermost braces first. */
function alternatives(pattern: string): readonly string[] | undefined {
  let open = [pattern]
  for (;;) {
    const next = open.flatMap(one => {
      const braces = /\{([^{}]*)\}/.exec(one)
      if (braces === null) return [one]
      const [all, inner = ''] = braces
      const behind = one.slice(braces.index + all.length)
      return inner.split(',').map(part => one.slice(0, braces.index) + part + behind)
    })
    if (next.length > MOST_ALTERNATIVES) return undefined
    if (next.every((one, at) => one === open[at]))
      return next.some(one => /[{}]/.test(one)) ? undefined : next
    open = next
  }
}

function pathHolds(parts: readonly string[], form: Form, budget: Budget): boolean {
  return holds(parts, form, {
    isAny: segment => segment === '**',
    mayBeAny: part => !part.startsWith('.'),
    fits: (part, segment) => nameHolds(part, segment, budget),
  })
}

function nameHolds(name: string, pattern: string, budget: Budget): boolean {
  // As in a shell, a name that begins with a dot has to be asked for.
  if (name.startsWith('.') && !pattern.startsWith('.')) return false
  return holds(name, pattern, {
    isAny: sign => sign === '*',
    mayBeAny: () => true,
    fits: (letter, sign) => --budget.left > 0 && (sign === '?' || sign === letter),
  })
}

interface Signs {
  readonly isAny: (sign: string) => boolean
  /** What such a sign may stand for. */
  readonly mayBeAny: (item: string) => boolean
  readonly fits: (item: string, sign: string) => boolean
}

/** Whether a row is what a pattern says. Only the last sign for any items is gone back to: never more than items × signs. */
function holds(
  items: ArrayLike<string>,
  pattern: ArrayLike<string>,
  { isAny, mayBeAny, fits }: Signs,
): boolean {
  let [at, sign, last, from] = [0, 0, -1, 0]
  while (at < items.length) {
    const item = items[at] ?? ''
    const wanted = pattern[sign]
    if (wanted !== undefined && isAny(wanted)) {
      last = sign++
      from = at
    } else if (wanted !== undefined && fits(item, wanted)) {
      sign++
      at++
    } else if (last >= 0 && mayBeAny(items[from] ?? '')) {
      sign = last + 1
      at = ++from
    } else return false
  }
  while (isAny(pattern[sign] ?? '')) sign++
  return sign === pattern.length
}
