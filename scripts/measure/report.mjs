/** The report of one version, in Markdown: the figures, then what changed, and what was not looked at. */
export function report(version, parts) {
  const cell = text => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ').slice(0, 200)
  const row = cells => `| ${cells.map(cell).join(' | ')} |`
  const figures = parts.map(({ title, rows, skipped, changes }) =>
    row([title, skipped === undefined ? rows : `not measured: ${skipped}`, changes.length]),
  )
  const changed = parts.flatMap(({ title, changes }) =>
    changes.map(({ what, before, now }) => row([title, what, before, now])),
  )
  const left = parts.filter(({ skipped }) => skipped !== undefined).map(({ title }) => title)
  const table =
    changed.length > 0
      ? [row(['Part', 'What', 'Before', 'Now']), row(['---', '---', '---', '---']), ...changed]
      : [left.length === 0 ? 'Nothing changed.' : 'Nothing changed in what was measured.']
  const missing = left.length === 0 ? [] : ['', `Not measured: ${left.join('; ')}.`]
  return [
    `# Claude Code ${version}`,
    '',
    `Written by \`npm run measure -- ${version}\`. Every run had fake credentials and no server but one on loopback.`,
    '',
    row(['Part', 'Rows', 'Changed']),
    row(['---', '---', '---']),
    ...figures,
    '',
    '## What changed',
    '',
    ...table,
    ...missing,
    '',
  ].join('\n')
}
