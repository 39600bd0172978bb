import { expect, it } from 'vitest'
import { settleAhead } from '../../src/core/settings/settle-ahead.ts'

it('takes a flag over the configuration, and the careful way where neither says anything', () => {
  const configured = {
    onEdit: 'keep',
    agentPath: 'AGENTS.md',
    targets: ['guide'],
    guidePath: 'docs/a.md',
  } as const
  const asked = {
    onEdit: 'fail',
    agentPath: 'CLAUDE.md',
    targets: ['gitignore'],
    guidePath: 'docs/b.md',
  } as const
  expect(settleAhead(asked, configured)).toMatchObject({
    ...{ onEdit: 'fail', agentPath: 'CLAUDE.md', targets: ['gitignore'] },
    guidePaths: ['docs/b.md', 'docs/a.md'],
  })
  expect(settleAhead({}, configured)).toMatchObject({
    ...{ onEdit: 'keep', agentPath: 'AGENTS.md', targets: ['guide'], guidePaths: ['docs/a.md'] },
  })
  expect(settleAhead({}, undefined)).toEqual({
    ...{ onEdit: 'merge', looksBelow: false, saysShells: false, guidePaths: [] },
    ...{ agentPath: undefined, targets: undefined },
  })
})

it('looks below the root, and knows that shells were named, where either of them says so', () => {
  expect(settleAhead({ recursive: true }, undefined).looksBelow).toBe(true)
  expect(settleAhead({}, { nested: 'none' }).looksBelow).toBe(true)
  expect(settleAhead({ addShells: ['fish'] }, undefined).saysShells).toBe(true)
  expect(settleAhead({}, { shells: ['any'] }).saysShells).toBe(true)
})
