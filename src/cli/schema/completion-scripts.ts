/**
 * Each asks `authmd --complete WORD…`, whose lines are `word<TAB>meaning`, or one without a word where a path is expected,
 * which the shell completes itself. Where it says nothing, nothing fits, and no shell is left to offer paths.
 */
export const completionScripts: Readonly<Record<string, string>> = {
  bash: `# authmd completion for bash
_authmd() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      $'\\tfile') compopt -o default 2>/dev/null || _authmd_paths -f ;;
      $'\\tfolder') compopt -o dirnames 2>/dev/null || _authmd_paths -d ;;
      *) COMPREPLY+=("\${line%%$'\\t'*}") ;;
    esac
  done < <(authmd --complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
# The bash 3.2 of macOS has no compopt, and quotes nothing of what it is given.
_authmd_paths() {
  local path home word=\${COMP_WORDS[COMP_CWORD]#=} quote=
  case $word in
    [\\'\\"]*) quote=\${word:0:1} word=\${word:1} ;;
    *) word=\${word//\\\\/} ;;
  esac
  while IFS= read -r path; do
    home=
    [[ $path == '~/'* ]] && home='~/' path=\${path:2}
    case $quote in
      \\') path=\${path//\\'/\\'\\\\\\'\\'} ;;
      \\") path=\${path//\\\\/\\\\\\\\} path=\${path//\\"/\\\\\\"} path=\${path//\\$/\\\\$} path=\${path//\\\`/\\\\\\\`} ;;
      *) printf -v path %q "$path" ;;
    esac
    COMPREPLY+=("$home$path")
  done < <(compgen "$1" -- "$word")
}
complete -F _authmd authmd
`,
  zsh: `#compdef authmd
# authmd completion for zsh
_authmd() {
  local line offer
  local -a offers
  while IFS= read -r line; do
    case $line in
      $'\\tfile') _authmd_paths; return ;;
      $'\\tfolder') _authmd_paths -/; return ;;
    esac
    # Without a meaning the word would be told for one.
    offer=\${\${line%%$'\\t'*}//:/\\\\:}
    [[ $line == *$'\\t'* ]] && offer+=:\${line#*$'\\t'}
    offers+=("$offer")
  done < <(authmd --complete "\${(@)words[2,CURRENT]}" 2>/dev/null)
  (( \${#offers} )) && _describe 'authmd' offers
}
_authmd_paths() {
  [[ $PREFIX == --*=* ]] && compset -P '*='
  _files "$@"
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
  set -l token (commandline --current-token --cut-at-cursor)
  # It may hold escapes, and a quote that was begun.
  set -l current (string unescape -- "$token"; or string join \\n -- "$token")
  set -l offers (authmd --complete $words[2..] $current 2>/dev/null)
  set -l lead (string replace --regex -- '^(--[^=]+=)?.*' '$1' "$token")
  set -l path (string replace --regex -- '^--[^=]+=' '' "$token")
  switch "$offers[1]"
    case \\tfile
      string join \\n -- "$lead"(__authmd_paths "$path")
    case \\tfolder
      string join \\n -- "$lead"(__authmd_paths "$path" | string match -- '*/')
    case '*'
      string join \\n -- $offers
  end
end
# A command that is not there has no completion of its own, and so is offered files.
function __authmd_paths
  complete --do-complete="__authmd_nothing $argv[1]" | string replace --regex -- \\t'.*' ''
end
complete --command authmd --no-files --arguments '(__authmd_complete)'
`,
  powershell: `# authmd completion for PowerShell
Register-ArgumentCompleter -Native -CommandName authmd -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $typed = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -le $cursorPosition })
  $words = @($typed | ForEach-Object { $_.Extent.Text })
  # Of a list PowerShell asks for what stands behind the last comma, and replaces that alone.
  $list = ''
  $last = $typed | Select-Object -Last 1
  if ($last -and $last.Extent.EndOffset -eq $cursorPosition -and $last.Extent.Text -match '^[^''"]*,') { $list = $Matches[0] }
  elseif ($wordToComplete -eq '') { $words += '' }
  $offers = @(authmd --complete @words 2>$null)
  if ("$($offers[0])".StartsWith("\`t")) {
    $lead = if ($wordToComplete -match '^--[^=]+=') { $Matches[0] } else { '' }
    $paths = [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete.Substring($lead.Length))
    $found = @($paths | Where-Object { $offers[0] -eq "\`tfile" -or $_.ResultType -eq 'ProviderContainer' } | ForEach-Object {
      # A cmdlet would take brackets for a pattern, and so they are escaped there; a program would get the escapes.
      $escape = if ($_.CompletionText.EndsWith('"')) { '\`\`' } else { '\`' }
      $path = $_.CompletionText -replace "$escape([\\[\\]])", '$1'
      # Within quotes no program gets the home for a tilde.
      if ($path -match '^[''"]~[\\\\/]') { $path = $path[0] + $HOME.Replace("'", "''") + $path.Substring(2) }
      [System.Management.Automation.CompletionResult]::new($lead + $path, $_.ListItemText, $_.ResultType, $_.ToolTip)
    })
  } else {
    $found = @($offers | ForEach-Object {
      $word, $meaning = $_ -split "\`t", 2
      if (-not $meaning) { $meaning = $word }
      $word = $word.Substring($list.Length)
      [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $meaning)
    })
  }
  # Told nothing, PowerShell would offer files: what is typed stays as it is.
  if ($found.Count -eq 0) {
    $same = if ($wordToComplete -eq '') { ' ' } else { $wordToComplete }
    $found = [System.Management.Automation.CompletionResult]::new($same, $same, 'ParameterValue', 'nothing fits here')
  }
  $found
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
    # Told null, Nushell offers files.
    if $offers == ["\\tfile"] { null } else if $offers == ["\\tfolder"] {
      let begun = $spans | last
      let lead = if $begun starts-with '--' { $begun | split row '=' | first | $in + '=' } else { '' }
      # The quote that was begun is no part of the name.
      let path = $begun | str substring ($lead | str length).. | str trim --left --char "'" | str trim --left --char '"' | str trim --left --char '\`'
      let above = $path | str replace --regex '[^/]*$' ''
      let name = $path | str substring ($above | str length)..
      let folders = try { ls --all --short-names (if $above == '' { '.' } else { $above }) } catch { [] }
      let hidden = $name | str starts-with '.'
      $folders | where type == dir and ($it.name | str starts-with $name) and ($hidden or not ($it.name | str starts-with '.')) | each {|folder|
        let whole = $lead + $above + $folder.name + '/'
        { value: (if $whole =~ '[^\\w./~@%+=:,-]' { $whole | to json } else { $whole }) }
      }
    } else {
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
