import { expect, it } from 'vitest'
import { describeEdit } from '../../src/report/describe-edit.ts'
import type { TargetId } from '../../src/types.ts'
import { growth, linear, repeated } from '../support/growth.ts'

const section = (body: string) =>
  `<!-- authmd:start auth v=1 t=1 sum=aaaaaa os=linux\nenv=direnv -->\n\n${body}\n\n<!-- authmd:end auth\na/b:aaaaaa\n-->`
const block = (body: string) =>
  `# authmd:start auth v=1 t=1 sum=aaaaaa\n${body}\n# authmd:end auth a:aaaaaa\n`

it.each<[TargetId, string | undefined, string | undefined, string, string]>([
  ['claude-md', undefined, 'a\nb\n', 'created (2 lines)', 'to be created (2 lines)'],
  [
    'guide',
    'a\n',
    undefined,
    'deleted, since it held nothing else',
    'to be deleted, since it held nothing else',
  ],
  [
    'claude-md',
    '# A\n',
    `# A\n\n${section('## T\n\n- x')}\n`,
    'section added (3 lines)',
    'section to be added (3 lines)',
  ],
  ['claude-md', '', `${section('one')}\n`, 'section added (1 line)', 'section to be added (1 line)'],
  [
    'claude-md',
    `# A\r\n\r\n${section('## T\n\n- x').replaceAll('\n', '\r\n')}\r\n`,
    `# A\r\n\r\n${section('## T\n\n- y\n- z').replaceAll('\n', '\r\n')}\r\n`,
    'section updated (2 lines new, 1 gone)',
    'section to be updated (2 lines new, 1 gone)',
  ],
  [
    'claude-md',
    '# A\n\n## T\n\n- x\n\n## B\n\n- x\n',
    `# A\n\n${section('## T\n\n- x\n- y\n\n### Z\n\n- z')}\n\n## B\n\n- x\n`,
    'section adopted (5 lines added)',
    'section to be adopted (5 lines to be added)',
  ],
  [
    'claude-md',
    '\uFEFF## T\r\n\r\n- x',
    `\uFEFF${section('## T\n\n- x').replaceAll('\n', '\r\n')}\r\n`,
    'section adopted (nothing added)',
    'section to be adopted (nothing to be added)',
  ],
  [
    'claude-md',
    '\uFEFF',
    `\uFEFF${section('x')}\n`,
    'section added (1 line)',
    'section to be added (1 line)',
  ],
  [
    'claude-md',
    `# A\n\n${section('## T\n\n- x\n- y')}\n\n## B\n`,
    '# A\n\n## T\n\n- x\n\n## B\n',
    'section removed (3 lines written by hand stay)',
    'section to be removed (3 lines written by hand stay)',
  ],
  ['claude-md', `# A\n\n${section('x')}\n`, '# A\n', 'section removed', 'section to be removed'],
  ['gitignore', 'a\n', `a\n\n${block('.env\n.env.local')}`, '2 patterns added', '2 patterns to be added'],
  ['gitignore', `a\n\n${block('.env')}`, 'a\n', 'our patterns removed', 'our patterns to be removed'],
  [
    'env-example',
    'A=1\n',
    `A=1\n\n${block('# Words, A=1 too.\n# ANTHROPIC_API_KEY=')}`,
    '1 variable added',
    '1 variable to be added',
  ],
])('says of %s what becomes of it (%#)', (target, before, after, done, planned) => {
  const edit = { target, path: 'x', before, after }
  expect(describeEdit(edit, 'done')).toBe(done)
  expect(describeEdit(edit, 'planned')).toBe(planned)
})

it.each([
  ['one long line', (size: number) => `# authmd:start ${'a'.repeat(size)}\n`],
  ['many starts', repeated('# authmd:start a\n')],
])('takes no longer than the text is, where it only begins to look like ours: %s', (_, build) => {
  const describe = (before: string) =>
    describeEdit({ target: 'claude-md', path: 'x', before, after: `${before}x\n` }, 'done')
  expect(growth(build, describe)).toBeLessThan(linear)
})
