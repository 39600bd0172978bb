/** The report of one version, in Markdown: the figures, then what changed. */
export function report(version, parts) {
  const cell = text => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ').slice(0, 200)
  const row = cells => `| ${cells.map(cell).join(' | ')} |`
  const figures = parts.map(({ title, rows, skipped, changes }) =>
    row([title, skipped === undefined ? rows : `not measured: ${skipped}`, changes.length]),
  )
  const changed = parts.flatMap(({ title, changes }) =>
    changes.map(({ what, before, now }) => row([title, what, before, now])),
  )
  const table =
    changed.length === 0
      ? ['Nothing changed.']
      : [row(['Part', 'What', 'Before', 'Now']), row(['---', '---', '---', '---']), ...changed]
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
    '',
  ].join('\n')
}
