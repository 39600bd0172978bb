const SECRET_NAME =
  /PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIAL|(?:^|_|API|ACCESS|AUTH|PRIVATE)(?:KEY|TOKEN)$|(?:^|_)(?:PASS|PWD|PAT|COOKIE)$/

/** True for a name that holds a secret by custom: `…_KEY`, `…_TOKEN`, `…PASSWORD…`. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name.toUpperCase())
}
