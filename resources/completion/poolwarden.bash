# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Poolwarden developers
# SPDX-License-Identifier: GPL-3.0-or-later

_poolwarden() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    if [[ $previous == --hosts ]]; then
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
    elif [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W '--help --hosts --readonly --version' -- "$current")
    else
        mapfile -t COMPREPLY < <(
            compgen -d -- "$current"
            compgen -f -X '!*.xml' -- "$current"
            compgen -W 'qemu:///system qemu:///session' -- "$current"
        )
    fi
}
complete -o filenames -F _poolwarden poolwarden
