# What the scripts here share; for any /bin/sh.

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "Abbruch: $1"
    [ -z "${2:-}" ] || say "Hinweis: $2"
    exit 1
}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# Print the Python that was asked for, else the first that is new enough.
find_python() {
    [ -n "${1:-}" ] || set -- '' python3 python3.13 python3.12 python3.11 python3.14
    for candidate in "$@"; do
        if new_enough "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    stop "Es fehlt Python 3.11 oder neuer${1:+; „$1“ ist es nicht}." \
        "sudo apt-get install python3 python3-venv – oder mit PYTHON=… sagen, wo es ist."
}

# Install Debian packages where that needs no password, else say the one command that does it.
install_packages() {
    command -v apt-get >/dev/null ||
        stop "Auf diesem System fehlen Bibliotheken." "Bitte einrichten, was bei Debian so heißt: $*"
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif sudo -n true 2>/dev/null; then
        as_root='sudo -n'
    else
        stop "Auf diesem System fehlen Pakete." \
            "Bitte einmal ausführen: sudo apt-get install --no-install-recommends $*"
    fi
    say "Systempakete werden eingerichtet: $*"
    # The lists of a fresh machine are empty or old, so the second try is the usual one.
    apt_get install --no-install-recommends "$@" 2>/dev/null || {
        apt_get update
        apt_get install --no-install-recommends "$@"
    }
}

apt_get() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -qq "$@" </dev/null >/dev/null
}
