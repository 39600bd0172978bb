/** Whose form the body of an answer has. */
export type Body = 'api' | 'google' | 'aws' | 'json' | 'html' | 'empty' | 'log'

/**
 * The form of an answer's body in a text. The API has one form of JSON for every error; another one was written by
 * another server. Google (a number as `code`, a word in capitals as `status`) and AWS (`__type`, `Message`) have forms
 * of their own, too. A page of HTML is a proxy's, a firewall's or a web server's.
 */
export function bodyIn(plain: string): Body | undefined {
  const dense = plain.replace(/\s/g, '')
  if (BEGINS.some(begin => dense.endsWith(begin))) return 'api'
  if (/\{['"]?type['"]?:['"]error['"],['"]error['"]:\{['"]type['"]/.test(dense)) return 'api'
  if (/<!doctypehtml|<html|<head>|<body/i.test(dense)) return 'html'
  if (/\(nobody\)/i.test(dense)) return 'empty'
  if (accessLog.test(plain)) return 'log'
  if (/\{"error":\{"code":[45]\d\d,"message":/.test(dense) && /"status":"[A-Z_]{4,40}"/.test(dense))
    return 'google'
  if (/\{"(?:__type|Message)":/.test(dense)) return 'aws'
  return json.test(dense) ? 'json' : undefined
}

/** A line of a web server's log: what was asked for, and with which status it was answered. */
const accessLog = /"(?:GET|HEAD|POST|PUT|OPTIONS) [^\s"]{1,300} HTTP\/[\d.]{1,3}"\s{1,3}[1-5]\d\d\b/

/**
 * An object with a key that errors have, as its first or after others. Not `error` of the client's own lines: a word of
 * its stream of JSON, or the trace in a report of it.
 */
const json =
  /[{,]['"](?:detail|error(?!['"]:['"](?:authentication_failed|billing_error|rate_limit|invalid_request|server_error|overloaded|unknown['"]|\w{0,40}Error:|NON-FATAL))|errors|message|msg|code|status|success|statusCode|title|reason|error_msg|error_description)['"]:/

/** The form of the API, cut off behind the word `error`: no other body begins so. */
const FORM = '{"type":"error","error":{"type":'
const SHORTEST = '{"type":"error","e'.length
const BEGINS = Array.from({ length: FORM.length - SHORTEST + 1 }, (_, index) =>
  FORM.slice(0, SHORTEST + index),
)
