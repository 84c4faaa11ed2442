# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Poolwarden developers
# SPDX-License-Identifier: GPL-3.0-or-later

_poolwarden_check() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local options='--accepted --after-restart --connect --diff --export --fail-on --format --help --hosts --no-schema --output --overwrite --pairs --resolve-names --strict-schema --timeout --version'
    COMPREPLY=()
    case $previous in
    -f | --format) mapfile -t COMPREPLY < <(compgen -W 'text json sarif html csv markdown' -- "$current") ;;
    --fail-on) mapfile -t COMPREPLY < <(compgen -W 'error warning info' -- "$current") ;;
    -c | --connect) mapfile -t COMPREPLY < <(compgen -W 'qemu:///system qemu:///session' -- "$current") ;;
    --after-restart) mapfile -t COMPREPLY < <(compgen -W 'libvirt host' -- "$current") ;;
    --timeout) ;;
    --diff | --export | --hosts) mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
    --accepted | -o | --output) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
    *)
        if [[ $current == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
        else
            mapfile -t COMPREPLY < <(compgen -d -- "$current"; compgen -f -X '!*.xml' -- "$current")
        fi
        ;;
    esac
}
complete -o filenames -F _poolwarden_check poolwarden-check
