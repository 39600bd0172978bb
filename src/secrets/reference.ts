const NAMES_A_SOURCE =
  /^(?:\$\(|\$\{\{|\$\{[A-Za-z_]|\{\{|`[a-z]|<\(|op:\/\/|\((?:input|op|pass|read|Read-Host|Get-|security|secret)|Read-Host|process\.env|os\.(?:environ|getenv)|import\.meta|getenv\(|env\(|Deno\.env|!secret )/
const NAMES_A_VARIABLE =
  /^(?:\$\{?[A-Za-z_]\w*\}?|\$\{[A-Za-z_]\w*:?[-?=+]\}|\$env[:.]\w+|%[A-Za-z_]\w*%|secrets\.\w+|vars\.\w+)$/
/** Longer texts are no reference; the bound also keeps a repeated look linear. */
const LONG = 400

/** True for a value that says where a credential comes from and holds none: `$NAME`, `${{ … }}`, `op://…`. */
export function isReference(value: string): boolean {
  return value.length < LONG && (namesASource(value) || NAMES_A_VARIABLE.test(value))
}

/** True where a text begins with a command, an expression or an address that gives the credential. */
export function namesASource(text: string): boolean {
  return NAMES_A_SOURCE.test(text)
}
