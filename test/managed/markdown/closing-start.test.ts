import { describe, expect, it } from 'vitest'
import { mergeDocument } from '../../../src/managed/markdown/merge-document.ts'
import { opened } from '../../support/opened.ts'

const merge = (before: string, blocks?: readonly { readonly id: string; readonly markdown: string }[]) =>
  mergeDocument({
    unit: 'block',
    path: 'CLAUDE.md',
    before: opened(before),
    id: 'auth',
    template: 1,
    record: {},
    onEdit: 'merge',
    blocks,
  }).after ?? ''

const ours = [{ id: 'section/title', markdown: '## Claude Code authentication' }]

/** What stands behind our section. */
function behind(text: string): string {
  const after = merge(text, ours)
  const [above = '', below = ''] = [
    after.split(/\r?\n<!-- authmd:start/)[0],
    after.split(/authmd:end[^>]*-->\r?\n/)[1],
  ]
  expect(above + below).toBe(text)
  expect(merge(after)).toBe(text)
  expect(merge(after, ours)).toBe(after)
  return below.trimStart()
}

const document = '# Ferry timetable\n\n## Build\n\n- `make all`\n- `make test`\n'

describe('a new section stands above what closes a document, and its bytes stay', () => {
  it.each([
    ['a sign-off below a rule', '\n---\n\nWhen in doubt, ask the harbour master.\n'],
    ['one in bold', '\n***\n\n**Remember: tides beat deadlines.**\n'],
    ['one of two lines without a final line end', '\n---\n\n*Owner: Nautilus*\n*Stand: Mai 2025*'],
    ['a last line with a date', '\n_Last reviewed 2025-11-02 by the crew._\n'],
    ['a small print in a tag', '\n<sub>© 2025 Harbour Co.</sub>\n'],
    ['badges', '\n[![ci](https://ci.example/b.svg)](https://ci.example) ![cov](cov.svg)\n'],
    ['definitions of links', '\n[tides]: https://tides.example\n[wind]: https://wind.example\n'],
    ['footnotes', '\n[^1]: Low water.\n\n[^two]: High water.\n'],
    ['the words of an editor', '\n<!-- vim: set ft=markdown: -->\n'],
    ['blank lines at the end', '\n\n\n'],
    ['a licence', '\n## License\n\nMIT.\n'],
    ['a licence with a number and a sign', '\n## 9. ⚖️ Licence\n\nMIT.\n'],
    ['two chapters', '\n## See also\n\n- `docs/`\n\n## License\n\nMIT.\n'],
    ['a compound title', '\n## Credits and License\n\nThe crew.\n'],
    ['a chapter in German', '\n## Siehe auch\n\nHandbuch.\n'],
    ['one in Japanese', '\n## 関連ドキュメント\n\n手引き。\n'],
    [
      'a chapter of nothing but links',
      '\n## Wiki\n\n- [Piers](piers.md)\n- [Locks](locks.md): where\n  and when\n',
    ],
    ['a rule and a chapter of reminders', '\n---\n\n## Final reminders\n\nNever sail alone.\n'],
    ['all of it', '\n## Contact\n\nThe pier.\n\n---\n\n*v2.1*\n\n[a]: https://a.example\n'],
  ])('%s', (_, closing) => {
    expect(behind(document + closing)).toBe(closing.trimStart())
    const windows = (document + closing).replaceAll('\n', '\r\n')
    expect(behind(windows)).toBe(closing.trimStart().replaceAll('\n', '\r\n'))
  })

  it.each([
    ['its last chapter', '\n## Deploy\n\nRun `make ship`.\n'],
    [
      'rules in the place of headings',
      '\n---\n\nRun it.\n\n---\n\nShip it.\n\n---\n\nRest.\n\n---\n\nGo home.\n',
    ],
    ['a long part below a rule', `\n---\n\n${'All hands on deck. '.repeat(40)}\n`],
    ['a part with a bold title', '\n---\n\n**Deploy**\n\nRun `make ship`.\n'],
    ['commands below a rule', '\n---\n\n```sh\nmake ship\n```\n'],
    ['an emphasised remark of the last chapter', '\n## Deploy\n\nRun it.\n\n_See the wiki for more._\n'],
    ['chapters that only begin like one', '\n## License checks\n\nRun `make licenses`.\n'],
    ['a chapter of imports', '\n## Further documentation\n\n- @docs/style.md\n- @docs/tests.md\n'],
    ['a deeper heading, which is part of the chapter above', '\n## Deploy\n\n### License\n\nMIT.\n'],
    [
      'the end of a region of another tool',
      '\n<!-- nx start -->\n\n## Links\n\n- [a](b)\n\n<!-- nx end -->\n',
    ],
    ['the end of a tag', '\n<rules>\n\n## Links\n\n- [a](b)\n\n</rules>\n'],
    ['the end of a container', '\n::: tip\n\n## License\n\nMIT\n\n:::\n'],
  ])('stays at the end behind %s', (_, end) => {
    expect(behind(document + end)).toBe('')
  })

  it('stays behind all of a document that is nothing else', () => {
    expect(behind('# Links\n\n- [a](b)\n')).toBe('')
    expect(behind('## License\n\nMIT.\n')).toBe('')
    expect(behind('# Ferry\n\n---\n\nOne line.\n')).toBe('')
    expect(behind('---\na: 1\n---\n\n## A\n\n- [a](b)\n\n## B\n\n- [c](d)\n')).toMatch(/^## B/)
  })
})
