/**
 * True for a text that `mask` certainly leaves as it is: it holds no sign by which a credential or an assignment is
 * known. So a line such as `CLAUDE.md  current` need not load what recognises secrets. Wrong in one direction only.
 */
export function isPlain(text: string): boolean {
  return !/[="'@$]|:(?!\d)|sk-|\d\d-|[\w+/-]{32,}|set(?!tings\.)|bearer|authorization|key|token|secret|password/i.test(
    text,
  )
}
