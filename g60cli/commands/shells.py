"""What each shell runs at TAB, how it hands over the words typed so far, and how it takes what they may become.

A script calls the program that is being typed with ``_G60_COMPLETE`` set to the name of the shell and the words after
the program as arguments, the last one unfinished. Every line that comes back is a word, for most shells with its
meaning behind a tab. No line at all leaves the word to the shell, which completes paths.
"""

import os
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum


class Shell(StrEnum):
    """The shells that are served."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


_BASH = """\
_g60_completion() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(_G60_COMPLETE=bash _G60_LINE="$COMP_LINE" "${1/#\\~/$HOME}" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    if [[ ${COMPREPLY[0]-} == */ ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o default -F _g60_completion g60
"""

_ZSH = """\
#compdef g60
_g60() {
    local line
    local -a values shown more
    for line in "${(@f)$(_G60_COMPLETE=zsh ${(Q)~words[1]} "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ -n $line ]] || continue
        values+=("${line%%$'\\t'*}")
        if [[ $line == *$'\\t'* ]]; then
            shown+=("${line%%$'\\t'*}  -- ${line#*$'\\t'}")
        else
            shown+=("$line")
        fi
    done
    if (( ! $#values )); then
        _files
        return
    fi
    [[ $values[1] == */ ]] && more=(-S '')
    compadd -U -V g60 -l -d shown $more -a values
    # Of words that have nothing in common the first TAB would leave nothing, not even what was typed.
    if (( compstate[nmatches] > 1 )) && [[ ${(L)compstate[unambiguous]} != ${(L)PREFIX}* ]]; then
        compstate[insert]=
        compstate[list]='list force'
    fi
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _g60 "$@"
else
    compdef _g60 g60
fi
"""

_FISH = """\
function __g60_complete
    set -l words (commandline -opc)
    set -l found (_G60_COMPLETE=fish $words[1] $words[2..] (commandline -ct) 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command g60 --no-files --keep-order --arguments '(__g60_complete)'
"""

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName g60 -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
    if ($wordToComplete -eq '') { $words += '' }
    $encoding = [Console]::OutputEncoding
    $env:_G60_COMPLETE = 'powershell'
    $env:_G60_WORDS = $words -join "`n"
    try {
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        & $commandAst.GetCommandName() | ForEach-Object {
            $value, $meaning = $_ -split "`t", 2
            if (-not $meaning) { $meaning = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $meaning)
        }
    } finally {
        Remove-Item Env:_G60_COMPLETE, Env:_G60_WORDS
        [Console]::OutputEncoding = $encoding
    }
}
"""

SCRIPTS = {Shell.BASH: _BASH, Shell.ZSH: _ZSH, Shell.FISH: _FISH, Shell.POWERSHELL: _POWERSHELL}

# Bash parts words at these signs too, and takes completions for the last part alone.
_PARTING = frozenset("@:=")
_QUOTES = re.compile(r"\\(.)|[\"']")


def words_typed(shell: str, arguments: Sequence[str]) -> tuple[list[str], str]:
    """The words after the program as they are meant, and the part of the last one that the shell keeps."""
    if shell == Shell.POWERSHELL:
        arguments = os.environ.get("_G60_WORDS", "").split("\n")
    if shell != Shell.BASH:
        return [_unquoted(word) for word in arguments] or [""], ""
    words = joined_words(arguments, os.environ.get("_G60_LINE", ""))
    last = arguments[-1] if arguments else ""
    typed = "" if set(last) <= _PARTING else last
    # To what is being completed belongs an @ before it: readline looks there for names of hosts.
    kept = words[-1][: len(words[-1]) - len(typed)].removesuffix("@") if words else ""
    return [_unquoted(word) for word in words] or [""], _unquoted(kept)


def joined_words(parts: Sequence[str], line: str) -> list[str]:
    """Bash's parts as words: what touches on the line, at a sign where bash alone parts it, is one word."""
    words: list[str] = []
    place, touching = 0, False
    for part in parts:
        start = line.find(part, place)
        touches = bool(words) and touching and start == place
        parted = bool(part) and set(part) <= _PARTING
        if touches and (parted or (bool(words[-1]) and words[-1][-1] in _PARTING)):
            words[-1] += part
        else:
            words.append(part)
        touching = start >= 0
        place = start + len(part) if touching else place
    return words


def lines_for(shell: str, kept: str, typed: str, completions: Iterable[tuple[str, str]]) -> str:
    """The completions as the shell reads them, without the part of the word that it keeps.

    Bash and zsh insert what all words begin with, so what is known by another name stands back behind what begins as
    it was ``typed``.
    """
    if shell in (Shell.BASH, Shell.ZSH):
        completions = list(completions)
        completions = [each for each in completions if each[0].lower().startswith(typed.lower())] or completions
    if shell == Shell.BASH:
        return "".join(f"{word.removeprefix(kept)}\n" for word, _ in completions if word.startswith(kept))
    return "".join(f"{word}\t{meaning}\n" if meaning else f"{word}\n" for word, meaning in completions)


def _unquoted(word: str) -> str:
    return _QUOTES.sub(lambda match: match[1] or "", word)
