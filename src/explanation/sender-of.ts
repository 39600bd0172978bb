import type { MessageReading, Sender } from '../messages/message.ts'
import { renderFragment } from '../templates/render-fragment.ts'
import { renderSender } from '../templates/render-sender.ts'
import type { TemplateSources } from '../templates/sources.ts'

/**
 * Who sent a text, in Markdown paragraphs. What the API answers can also come from the gateway that `baseUrl` names,
 * and then no advice may lead a credential of Anthropic's there.
 */
export function senderOf(
  sources: TemplateSources,
  { sender }: MessageReading,
  baseUrl: string | undefined,
): readonly string[] {
  const said = renderSender(sources, sender)
  return mayBeOfAny(sender) && isElsewhere(baseUrl)
    ? [said, renderFragment(sources, 'sender/elsewhere.md')]
    : [said]
}

/** A text that the client prints whichever server answered. */
export function mayBeOfAny({ kind }: Sender): boolean {
  return kind === 'anthropic' || kind === 'unknown' || kind === 'client'
}

/** Whether a base URL names another server than Anthropic's. */
export function isElsewhere(baseUrl: string | undefined): boolean {
  if (baseUrl === undefined || baseUrl.trim() === '') return false
  return !URL.canParse(baseUrl.trim()) || new URL(baseUrl.trim()).hostname !== 'api.anthropic.com'
}
