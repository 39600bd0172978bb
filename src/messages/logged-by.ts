/** What journald puts before a line, and what compose does before one of a numbered container. */
const journal =
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]{1,64} ([\w.@-]{1,64})(?:\[\d{1,10}\])?: (?:([\w.@-]{1,64}\.service): )?/
const compose = /^([\w.-]{1,64}[-_]\d{1,4}) {1,40}\| /
/** cron logs in the same form, and its jobs are no unit. */
const cron = /^(?:cron|crond|anacron)$/i

export interface LoggedBy {
  readonly kind: 'unit' | 'service'
  readonly name: string
}

/** Whose log a text was cut from, told from its last line that has such a prefix. Only names come out of it. */
export function loggedByIn(text: string): LoggedBy | undefined {
  const lines = text.slice(-LENGTH).split(/\r?\n/)
  for (const line of lines.reverse()) {
    const ofJournal = journal.exec(line.slice(0, 400))
    if (ofJournal !== null && !cron.test(ofJournal[1] ?? ''))
      return { kind: 'unit', name: ofJournal[2] ?? ofJournal[1] ?? '' }
    const ofCompose = compose.exec(line.slice(0, 200))
    if (ofCompose !== null) return { kind: 'service', name: ofCompose[1] ?? '' }
  }
  return undefined
}

/** The last lines of a log are what it was cut for. */
const LENGTH = 20_000
