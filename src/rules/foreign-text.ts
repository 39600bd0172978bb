import type { Diagnosis } from '../credentials/facts.ts'

/** Another program printed the text, and it names no server that is asked from here. */
export function isForeignText({ sender, resolution: { baseUrl } }: Diagnosis): boolean {
  return sender?.foreign !== undefined && !sender.foreign.some(host => host === baseUrl.host)
}
