import { defineCommand } from '../define-command.ts'

export const completion = defineCommand({
  name: 'completion',
  describe: 'Print the completion script for your shell',
  positional: { name: 'shell', describe: 'bash, zsh or fish; the one of $SHELL where none is named' },
  flags: [],
  examples: [
    { line: 'authmd completion bash >> ~/.bashrc', does: 'Complete commands and flags in bash' },
    { line: 'authmd completion zsh > ~/.zfunc/_authmd', does: 'The same in zsh, where ~/.zfunc is in fpath' },
    { line: 'authmd completion fish > ~/.config/fish/completions/authmd.fish', does: 'The same in fish' },
  ],
  load: () => import('../schema/completion.ts'),
})
