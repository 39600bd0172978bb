import type { Flag } from '../command.ts'

/** What to write, for the commands that plan. A test holds that the lists name every id. */
export const choiceFlags: readonly Flag[] = [
  {
    name: 'target',
    type: 'list',
    value: 'NAME',
    describe: 'Plan these only: claude-md, env-example, gitignore, guide',
  },
  {
    name: 'shell',
    type: 'list',
    value: 'NAME',
    describe: 'Write for exactly these shells: bash, zsh, fish, powershell, cmd, nushell, sh, tcsh',
  },
  { name: 'add-shell', type: 'list', value: 'NAME', describe: 'Write for this shell as well' },
  { name: 'environment', type: 'list', value: 'NAME', describe: 'Write for exactly these environments' },
  { name: 'add-environment', type: 'list', value: 'NAME', describe: 'Write for this environment as well' },
  {
    name: 'os',
    type: 'list',
    value: 'NAME',
    describe: 'Write for exactly these systems: linux, macos, windows',
  },
  {
    name: 'provider',
    type: 'string',
    value: 'NAME',
    describe: 'Write for this provider: anthropic, bedrock, vertex, foundry, gateway',
  },
  { name: 'guide-path', type: 'string', value: 'FILE', describe: 'Put the guide there' },
]

export const onEditFlag: Flag = {
  name: 'on-edit',
  type: 'string',
  value: 'WAY',
  describe: 'Treat hand edits this way: merge, keep, overwrite, fail',
}

export const noAdoptFlag: Flag = {
  name: 'no-adopt',
  type: 'boolean',
  describe: 'Add a section of our own beside one that a person wrote about the same',
}

export const repairFlag: Flag = {
  name: 'repair',
  type: 'boolean',
  describe: 'Mend broken markers where the text between them is known',
}

export const recursiveFlag: Flag = {
  name: 'recursive',
  alias: 'r',
  type: 'boolean',
  describe: 'Look at the agent files below the root too',
}

export const dryRunFlag: Flag = {
  name: 'dry-run',
  alias: 'n',
  type: 'boolean',
  describe: 'Print the diff, write nothing',
}

export const yesFlag: Flag = { name: 'yes', alias: 'y', type: 'boolean', describe: 'Write without asking' }
