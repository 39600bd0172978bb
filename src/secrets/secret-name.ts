/** By the end of the name, or anywhere in it. Written in snake case and capitals. */
const SECRET_NAME =
  /PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIAL|BEARER_TOKEN|(?:^|_|API|ACCESS|AUTH|PRIVATE|SESSION|REFRESH|ACCOUNT|LICENSE|BEARER)(?:KEYS?|TOKEN)$|(?:^|_)(?:PASS|PWD|PAT|COOKIE|DSN|REQUIREPASS|MASTERAUTH)$|^_?AUTHORIZATION$|^_AUTH$/
/** Names the place of a secret in a store. */
const NAMES_ANOTHER = /(?:^|_)(?:EXISTING_SECRET|SECRET_NAME|SECRET_REF|PULL_SECRETS?)$/
/** Such a variable holds whole headers; an object of that name in code does not. */
const HEADERS = /^[A-Z][A-Z0-9_]*_HEADERS$/
/** Of a map, of a list, of an editor: in code and in prose a plain key is none of a lock. */
const PLAIN =
  /^(?:KEYS?|(?:PRIMARY|FOREIGN|CACHE|SORT|PARTITION|PUBLIC|ROW|HOT|ARROW|OBJECT|MAP|REACT|IDEMPOTENCY|QUERY|STORAGE)_KEYS?|PAGE_TOKEN|NEXT_TOKEN|CSRF_COOKIE)$/
const LONGEST = 100
/** A part of each word of those. Asked first: nearly all words of a text have none, and need not be written anew. */
const HINT = /PASS|SECRET|CREDENTIAL|TOKEN|KEY|PWD|PAT|COOKIE|DSN|AUTH|HEADERS|[^\0-\x7f]/i

/**
 * True for a name that holds a secret by custom: `…_KEY`, `apiKey`, `db-password`, `clientSecret`, and every variable
 * from which Claude Code takes one (`AWS_BEARER_TOKEN_BEDROCK`, `ANTHROPIC_CUSTOM_HEADERS`).
 */
export function isSecretName(name: string): boolean {
  if (name.length > LONGEST || !HINT.test(name)) return false
  const snake = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.]/g, '_')
    .toUpperCase()
  return HEADERS.test(name) || (SECRET_NAME.test(snake) && !PLAIN.test(snake) && !NAMES_ANOTHER.test(snake))
}
