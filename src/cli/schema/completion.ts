import { type Run, UsageError } from '../command.ts'

/**
 * Each asks `authmd --complete WORD…`, whose lines are `word<TAB>meaning`; where it says nothing, the shell
 * completes paths.
 */
const scripts: Readonly<Record<string, string>> = {
  bash: `# authmd completion for bash
_authmd() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <(authmd --complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -o bashdefault -F _authmd authmd
`,
  zsh: `#compdef authmd
# authmd completion for zsh
_authmd() {
  local line
  local -a offers
  while IFS= read -r line; do
    offers+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done < <(authmd --complete "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#offers} )); then
    _describe 'authmd' offers
  else
    _files
  fi
}
if [ "\${funcstack[1]}" = _authmd ]; then
  _authmd "$@"
else
  compdef _authmd authmd
fi
`,
  fish: `# authmd completion for fish
function __authmd_complete
  set -l words (commandline --tokenize --cut-at-cursor --current-process)
  authmd --complete $words[2..] (commandline --current-token --cut-at-cursor) 2>/dev/null
end
complete --command authmd --arguments '(__authmd_complete)'
`,
}

/** `authmd completion`: prints the script; nothing is written to a start-up file. */
export const run: Run = ({ positionals }, world) => {
  const [named, more] = positionals
  const shell = named ?? world.env['SHELL']?.split('/').at(-1) ?? ''
  const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined
  if (script === undefined || more !== undefined) {
    const known = Object.keys(scripts).join(', ')
    throw new UsageError(
      named === undefined
        ? `Name the shell: authmd completion SHELL, one of ${known}`
        : `There is no completion for ${JSON.stringify(more ?? shell)}; there is one for ${known}`,
    )
  }
  world.stdout.write(script)
  return 0
}
