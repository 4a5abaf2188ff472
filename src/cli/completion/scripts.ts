/**
 * A script per shell. Each hands the words typed so far to `axode complete -- …` and shows what that prints; nothing
 * that was typed is evaluated, so that `--input "$(…)"` is safe to complete.
 */

const BASH = String.raw`# axode: completion for bash
_axode() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("\${line%%$'\t'*}")
  done < <(axode complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  # A folder goes on, and names of files are quoted where they must be.
  if [[ \${#COMPREPLY[@]} -gt 0 && -e \${COMPREPLY[0]} ]] && type compopt >/dev/null 2>&1; then
    compopt -o filenames
    [[ \${COMPREPLY[0]} == */ ]] && compopt -o nospace
  fi
  # Behind "v=" its value follows; "rate(spikes)" is quoted.
  if [[ \${#COMPREPLY[@]} -gt 0 ]] && type compopt >/dev/null 2>&1; then
    [[ \${COMPREPLY[0]} == *= ]] && compopt -o nospace
    [[ \${COMPREPLY[0]} == *\(* ]] && compopt -o filenames
  fi
  return 0
}
complete -F _axode axode
`;

const ZSH = String.raw`#compdef axode
# axode: completion for zsh
_axode() {
  local line value
  local -a described folders
  for line in "\${(@f)$(axode complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    value=\${line%%$'\t'*}
    if [[ -z $value ]]; then continue
    elif [[ $value == */ || $value == *= ]]; then folders+=("$value")
    elif [[ $line == *$'\t'* ]]; then described+=("\${value//:/\\:}:\${line#*$'\t'}")
    else described+=("\${value//:/\\:}")
    fi
  done
  (( $#described )) && _describe 'axode' described
  (( $#folders )) && compadd -S '' -- $folders
  return 0
}
if [[ $funcstack[1] == _axode ]]; then
  _axode "$@"
else
  compdef _axode axode
fi
`;

const FISH = `# axode: completion for fish
function __axode_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  axode complete -- $words[2..-1] "$current" 2>/dev/null
end
complete -c axode -f -a '(__axode_complete)'
`;

const POWERSHELL = String.raw`# axode: completion for PowerShell
Register-ArgumentCompleter -Native -CommandName axode -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements |
    Where-Object { $_.Extent.EndOffset -le $cursorPosition } |
    Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text })
  # An empty word would be lost on the way; quotes are taken off by the other side.
  if ($wordToComplete -eq '') { $words += '""' }
  axode complete '--' @words 2>$null | ForEach-Object {
    $value, $description = $_ -split "\`t", 2
    if (-not $description) { $description = $value }
    $text = if ($value.Contains('(')) { "'$value'" } else { $value }
    [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $description)
  }
}
`;

/** Returns the text without the marks that keep JavaScript from reading it. */
function shellText(raw: string): string {
  return raw.replaceAll('\\${', '${').replaceAll('\\`', '`');
}

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: BASH,
  zsh: ZSH,
  fish: FISH,
  powershell: POWERSHELL,
};

/** Returns the script that teaches a shell to complete `axode`. */
export function completionScript(shell: Shell): string {
  return shellText(SCRIPTS[shell]);
}
