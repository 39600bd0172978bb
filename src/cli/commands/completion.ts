import { defineCommand } from '../define-command.ts'

export const completion = defineCommand({
  name: 'completion',
  describe: 'Print the completion script for your shell',
  positional: {
    name: 'shell',
    describe: 'bash, zsh, fish, powershell or nushell; default: the one in $SHELL',
    words: async () => (await import('../schema/completion-scripts.ts')).completionShells,
  },
  flags: [],
  omits: ['format', 'json', 'quiet', 'no-color'],
  examples: [
    { line: 'authmd completion bash >> ~/.bashrc', does: 'Complete commands and flags in bash' },
    { line: 'authmd completion zsh > ~/.zfunc/_authmd', does: 'The same in zsh, where ~/.zfunc is in fpath' },
    { line: 'authmd completion fish > ~/.config/fish/completions/authmd.fish', does: 'The same in fish' },
    { line: 'authmd completion powershell >> $PROFILE', does: 'The same in PowerShell 7' },
    {
      line: 'authmd completion nushell | save -f ($nu.default-config-dir | path join authmd.nu)',
      does: 'The same in Nushell, with `source authmd.nu` in config.nu',
    },
  ],
  load: () => import('../schema/completion.ts'),
})
