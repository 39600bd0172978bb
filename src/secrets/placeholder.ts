/**
 * The words of which placeholders are made. A value is a placeholder only if it consists of nothing else, so
 * that a random body that happens to hold `test` is still taken for what it is.
 */
const WORDS = new Set(
  (
    'your my our the a an this that is to in of for from and or not no none null nil undefined empty unset ' +
    'api apikey key keys token tokens secret secrets password pass pw credential credentials auth oauth login value val ' +
    'please access refresh admin user session real actual full long valid invalid wrong bad good old new some any another ' +
    'other first second here goes paste insert put enter add set replace with change changeme me must be todo tbd fixme ' +
    'example examples sample test testing tests fake dummy mock placeholder redacted masked hidden removed censored ' +
    'anthropic claude openai console code env var variable name prefix suffix body string text id foo bar baz qux ' +
    'abc abcd abcdef abc123 xyz 123 1234 12345 123456 1234567 12345678 123456789 1234567890 dev prod local ' +
    'sk ant api01 api03 api04 admin01 oat01 ort01 sid01 project default ci'
  ).split(' '),
)

/** `your_github_token_here`, `REPLACE-WITH-KEY`: words only, all small or all capital, after a word that asks for one. */
const ASKS =
  /^(?:(?:your|insert|enter|replace|change|example|placeholder|dummy)(?:[-_ ][a-z]{1,20}){1,10}|(?:YOUR|INSERT|ENTER|REPLACE|CHANGE|EXAMPLE|PLACEHOLDER|DUMMY)(?:[-_ ][A-Z]{1,20}){1,10})$/
/** `pk_test_...`, `hf_***`: a prefix, then what is left out. */
const ELIDED = /^[A-Za-z_-]{0,16}(?:\.{3,}|…|\*{3,}|[xX]{3,})$/

/** True for a text that stands for a credential and is none: `your-key-here`, `xxxx`, `<key>`, `…`, empty. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim()
  if (text === '' || /^[.…*•_-]+$/.test(text)) return true
  if (text.length > 400) return false
  if (/^<[^<>]{0,80}>$/.test(text) || /^\[[A-Za-z _-]{0,60}\]$/.test(text)) return true
  if (/^\{\{?[^{}]{0,80}\}\}?$/.test(text)) return true
  if (ASKS.test(text) || ELIDED.test(text)) return true
  const words = text.toLowerCase().split(/[-_.… *]+/)
  return words.every(word => word === '' || WORDS.has(word) || isMonotone(word))
}

/** One or two characters over and over, whatever its last two say: real keys end in `AA`, and so do copies of them. */
function isMonotone(word: string): boolean {
  const core = word.length > 4 && word.endsWith('aa') ? word.slice(0, -2) : word
  return new Set(core).size <= (core.length >= 12 ? 2 : 1)
}
