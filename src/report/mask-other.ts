import { isPlaceholder } from '../secrets/placeholder.ts'
import { isReference } from '../secrets/reference.ts'
import { maskAddresses } from './mask-address.ts'
import { maskPem } from './mask-pem.ts'
import { masked } from './masked.ts'

/** Shapes of other issuers that turn up beside ours. Each begins with a fixed text, so that the search is linear. */
const SHAPES: readonly { readonly pattern: RegExp; readonly prefix: string }[] = [
  { pattern: /\bsk-(?!ant-)[A-Za-z0-9_-]{20,}/g, prefix: 'sk-' },
  { pattern: /\bgh[pousr]_[A-Za-z0-9]{20,}/g, prefix: 'gh' },
  { pattern: /\bgithub_pat_[A-Za-z0-9_]{20,}/g, prefix: 'github_pat_' },
  { pattern: /\bglpat-[A-Za-z0-9_-]{16,}/g, prefix: 'glpat-' },
  { pattern: /\bxox[abeprs]-[A-Za-z0-9-]{10,}/g, prefix: 'xox' },
  { pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}/g, prefix: '' },
  { pattern: /(?<![A-Za-z0-9+/])ABSK[A-Za-z0-9+/]{40,}={0,2}/g, prefix: 'ABSK' },
  { pattern: /\bbedrock-api-key-[A-Za-z0-9+/=_-]{20,}/g, prefix: 'bedrock-api-key-' },
  { pattern: /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}/g, prefix: '' },
  { pattern: /\bnpm_[A-Za-z0-9]{30,}/g, prefix: 'npm_' },
  { pattern: /\bhf_[A-Za-z0-9]{30,}/g, prefix: 'hf_' },
  { pattern: /\bpypi-[A-Za-z0-9_-]{40,}/g, prefix: 'pypi-' },
  { pattern: /\bwhsec_[A-Za-z0-9+/]{24,}/g, prefix: 'whsec_' },
  { pattern: /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/g, prefix: 'SG.' },
  { pattern: /\bxapp-[A-Za-z0-9-]{20,}/g, prefix: 'xapp-' },
  { pattern: /\bya29\.[A-Za-z0-9_-]{20,}/g, prefix: 'ya29.' },
  { pattern: /\b(?:gsk|dckr_pat|dop_v1|shpat|lin_api|ntn|xai|r8)[_-][A-Za-z0-9_-]{30,}/g, prefix: '' },
  { pattern: /\bAGE-SECRET-KEY-1[A-Z0-9]{40,}/g, prefix: 'AGE-SECRET-KEY-' },
  { pattern: /(?<=hooks\.slack\.com\/(?:services|workflows)\/)[A-Za-z0-9/]{20,}/g, prefix: '' },
  { pattern: /(?<=discord(?:app)?\.com\/api\/webhooks\/)\d{10,30}\/[A-Za-z0-9_-]{20,}/g, prefix: '' },
  { pattern: /\bAIza[A-Za-z0-9_-]{30,}/g, prefix: 'AIza' },
  { pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_.-]{8,}/g, prefix: 'eyJ' },
]

const HEADER =
  /\b((?:proxy_set_header[ \t]{1,8}["']?(?:x-api-key|authorization)["']?[ \t]{1,8}["']?(?:Bearer[ \t]{1,8})?)|(?:x-api-key|x-goog-api-key|x-auth-token|private-token|x-vault-token|authorization|proxy-authorization)\\?["']?[ \t]{0,8}[:=][ \t]{0,8}\\?["']?(?:(?:Bearer|Basic|Token|ApiKey)[ \t]{1,8})?|Bearer[ \t]{1,8})((?![$%<{]|(?:Bearer|Basic|Token|ApiKey|Digest)[ \t])[^\s"'`\\,;<>(){}]+)/gi
/** `user = name:password` of curl, `login name password word` of a netrc file, Docker's login, a browser's cookies. */
const LOGIN =
  /((?:^|[ \t])(?:-u[ \t]{0,4}|--user[ =])["']?[^\s:"'$@/]{1,80}:(?!\/\/)|^[+ -]?(?:proxy-)?user[ \t]{0,4}=?[ \t]{1,4}["'][^\s:"']{1,80}:|"auth"[ \t]{0,4}:[ \t]{0,4}"(?=[A-Za-z0-9+/]{8,400}={0,2}")|(?:\bmachine[ \t]{1,8}\S{1,100}|\bdefault|^[+ -]?)[ \t\n]{0,80}\blogin[ \t]{1,8}\S{1,100}[ \t\n]{1,80}password[ \t]{1,8}|\b(?:[Ss]et-)?[Cc]ookie["']?[ \t]{0,4}:[ \t]{0,4}["']?[\w.-]{1,60}=)((?![$%<{])(?:(?<="[^\s:"']{1,80}:)[^\s"]{4,400}|[^\s"';]{4,}))/gm

/** What programs take as a secret behind a flag or a word of their own. */
const ARGUMENT =
  /(\bConvertTo-SecureString[ \t]{1,8}(?:-String[ \t]{1,8})?(?=["'])|\b(?:PASSWORD|IDENTIFIED BY|password|identified by)[ \t]{1,8}(?='))("[^"\n]{4,400}|'(?:[^'\n]|''){4,400}|(?![$%<{])[^\s"';]{4,400})/g

/** Masks what is a credential by its place (headers, URLs, key files) or by another issuer's shape. */
export function maskOther(text: string): string {
  let result = text
  for (const { pattern, prefix } of SHAPES)
    result = result.replace(pattern, found => masked(found.length, prefix))
  result = result.replace(
    HEADER,
    (all: string, lead: string, value: string, offset: number, subject: string) =>
      isSaid(value, subject.slice(offset + all.length, offset + all.length + 2))
        ? all
        : lead + masked(value.length),
  )
  return maskPem(maskAddresses(result.replace(LOGIN, maskLogin).replace(ARGUMENT, maskArgument)))
}

function maskLogin(all: string, lead: string, value: string): string {
  return isPlaceholder(value) || isReference(value) || isMasked(value) ? all : lead + masked(value.length)
}

function maskArgument(all: string, lead: string, found: string): string {
  const quote = /^["']/.exec(found)?.[0] ?? ''
  return maskLogin(all, lead + quote, found.slice(quote.length))
}

function isMasked(value: string): boolean {
  return /^(?:[\w-]{0,16}-)?…$/.test(value) || value.includes('…(')
}

/** True if what follows the header's name is no value: a placeholder, a reference, or a sentence about it. */
function isSaid(value: string, after: string): boolean {
  if (isPlaceholder(value) || isReference(value) || isMasked(value)) return true
  return (
    /^[a-z]{1,20}[.,:!?]?$/i.test(value) &&
    !/[a-z][A-Z]/.test(value) &&
    /^(?: [a-z(]|$|\n|[,;)<`])/i.test(after)
  )
}
