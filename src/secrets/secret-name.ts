const SECRET_NAME =
  /PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIAL|(?:^|_|API|ACCESS|AUTH|PRIVATE)(?:KEY|TOKEN)$|(?:^|_)(?:PASS|PWD|PAT|COOKIE)$/

/** True for a name that holds a secret by custom: `…_KEY`, `…_TOKEN`, `…PASSWORD…`. */
export function isSecretName(name: string): boolean {
  // A plain `key` is the key of a map, in code and in prose.
  return name !== 'key' && name !== 'Key' && SECRET_NAME.test(name.toUpperCase())
}
