/** Whose form the body of an answer has. */
export type Body = 'api' | 'json' | 'html' | 'empty'

/**
 * The form of an answer's body in a text. The API has one form of JSON for every error; another one was written by
 * another server. A page of HTML is a proxy's, a firewall's or a web server's.
 */
export function bodyIn(plain: string): Body | undefined {
  const dense = plain.replace(/\s/g, '')
  if (/\{['"]?type['"]?:['"]error['"],['"]error['"]:\{['"]type['"]/.test(dense)) return 'api'
  if (/<!doctypehtml|<html|<head>|<body/i.test(dense)) return 'html'
  if (/\(nobody\)/i.test(dense)) return 'empty'
  return /\{['"](?:detail|error|errors|message|msg|code|status|success|statusCode|Message|error_msg)['"]:/.test(
    dense,
  )
    ? 'json'
    : undefined
}
