import type { MessageReading } from '../messages/message.ts'
import { renderFragment } from '../templates/render-fragment.ts'
import type { TemplateSources } from '../templates/sources.ts'

const aboutCredentials =
  /\b(?:api[ _-]?key|token|log(?:in|ged)|auth\w{0,16}|credentials?|unauthori[sz]ed|forbidden|oauth)\b/i

/** What an unknown text looks like, in Markdown; nothing of it is quoted. */
export function looksOf(sources: TemplateSources, { status, foreign }: MessageReading, text: string): string {
  const kind =
    foreign !== undefined
      ? 'foreign'
      : status !== undefined
        ? 'status'
        : aboutCredentials.test(text)
          ? 'credential'
          : 'nothing'
  return renderFragment(sources, `unknown-text/${kind}.md`)
}

/** What a status means from each sender that can have given it. */
export function meaningOf(sources: TemplateSources, status: number | undefined): string {
  const own = `unknown-text/status-${status}.md`
  const file = sources.has(own) ? own : `unknown-text/status${(status ?? 0) >= 500 ? '-5xx' : ''}.md`
  return renderFragment(sources, file)
}
