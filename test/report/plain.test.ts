import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mask } from '../../src/report/mask.ts'
import { isPlain } from '../../src/report/plain.ts'
import { runs } from '../support/runs.ts'

const word = fc.constantFrom(
  ...[
    'CLAUDE.md',
    '.env.example',
    'current',
    '  ',
    '\n',
    'sk-',
    'ant',
    '-',
    'api03-',
    '=',
    ':',
    '2',
    'setx ',
    'export ',
  ],
  ...[
    'ANTHROPIC_API_KEY',
    'Bearer ',
    'x-api-key',
    'a1B2c3D4e5',
    '://u',
    '@',
    '…',
    '\x1b[2m',
    'docs/',
    'settings.',
    'setting ',
    'password ',
    '`',
  ],
)

it('a text that is plain is one that mask leaves as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 12 }), words => {
      const text = words.join('')
      fc.pre(isPlain(text))
      expect(mask(text)).toBe(text)
    }),
    runs(3000, 200_000),
  )
})

it('what a check says of a current repository is plain, so that it costs nothing', () => {
  expect(
    isPlain('  CLAUDE.md     current\n  .gitignore    current  `.env` is covered by .gitignore:2\n'),
  ).toBe(true)
})
