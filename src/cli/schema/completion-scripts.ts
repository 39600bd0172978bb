/**
 * Each asks `authmd --complete WORD…`, whose lines are `word<TAB>meaning`; where it says nothing, the shell
 * completes paths.
 */
export const completionScripts: Readonly<Record<string, string>> = {
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
  powershell: `# authmd completion for PowerShell
Register-ArgumentCompleter -Native -CommandName authmd -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -le $cursorPosition } | ForEach-Object { $_.Extent.Text })
  if ($wordToComplete -eq '') { $words += '' }
  authmd --complete @words 2>$null | ForEach-Object {
    $word, $meaning = $_ -split "\`t", 2
    if (-not $meaning) { $meaning = $word }
    [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $meaning)
  }
}
`,
  nushell: `# authmd completion for Nushell
let before_authmd = $env.config.completions.external.completer?
$env.config.completions.external.enable = true
$env.config.completions.external.completer = {|spans|
  if $spans.0 != 'authmd' {
    if $before_authmd != null { do $before_authmd $spans }
  } else {
    let offers = ^authmd --complete ...($spans | skip 1) | lines
    if ($offers | is-not-empty) {
      $offers | each {|offer|
        let parts = $offer | split row (char tab)
        { value: $parts.0, description: ($parts | get --optional 1 | default '') }
      }
    }
  }
}
`,
}

export const completionShells = Object.keys(completionScripts)
