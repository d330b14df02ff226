"""`tracker completion`: the script by which a shell completes what is typed."""

import click

from tracker.cli.output import write

_BASH = """\
# Completion of tracker for bash 4.4 or later.
_tracker() {
    local IFS=$'\\n' line value what
    local -a found=()
    COMPREPLY=()
    for line in $(_TRACKER_COMPLETE=bash command tracker "${COMP_WORDS[@]:1:COMP_CWORD}" \\
        2>/dev/null); do
        found+=("$line")
    done
    if [[ ${found[0]} == file ]]; then
        compopt -o default
        return
    fi
    for line in "${found[@]}"; do
        value=${line%%$'\\t'*} what=${line#*$'\\t'}
        if [[ ${#found[@]} -gt 1 && -n $what && $COMP_TYPE =~ ^(33|63|64)$ ]]; then
            COMPREPLY+=("$value  ($what)") # they are only listed
        else
            printf -v value %q "$value"
            COMPREPLY+=("$value")
        fi
    done
    [[ ${#COMPREPLY[@]} -eq 1 && $value == *= ]] && compopt -o nospace
    return 0
}
complete -o nosort -F _tracker tracker
"""
_ZSH = """\
#compdef tracker
# Completion of tracker for zsh.
_tracker() {
    local line value what
    local -a found
    for line in "${(@f)$(_TRACKER_COMPLETE=zsh command tracker "${(@Q)words[2,CURRENT]}" \\
        2>/dev/null)}"; do
        if [[ $line == file ]]; then
            _files
            return
        fi
        value=${line%%$'\\t'*} what=${line#*$'\\t'}
        [[ -n $value ]] && found+=("${value//:/\\\\:}:$what")
    done
    (( $#found )) && _describe -V tracker found
}
whence compdef >/dev/null || { autoload -Uz compinit && compinit }
compdef _tracker tracker
"""
_FISH = """\
# Completion of tracker for fish.
function __tracker_offers
    set -lx _TRACKER_COMPLETE fish
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l found (command tracker $words[2..-1] "$word" 2>/dev/null)
    if test "$found[1]" = file
        __fish_complete_path "$word"
    else
        printf '%s\\n' $found
    end
end
complete --command tracker --no-files --arguments '(__tracker_offers)'
"""
SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


@click.command("completion")
@click.argument("shell", type=click.Choice(list(SCRIPTS)))
def command(shell: str) -> None:
    """Print what makes a shell complete commands, ids, parties, topics and settings.

    It reads the store and never writes; where there is none, nothing is offered. To have it in
    every shell from now on, one line:

    \b
    echo 'eval "$(tracker completion bash)"' >> ~/.bashrc
    echo 'eval "$(tracker completion zsh)"' >> ~/.zshrc
    tracker completion fish > ~/.config/fish/completions/tracker.fish
    """
    write(SCRIPTS[shell])
