#!/bin/sh
# Sets up the kit on a machine that has Python, make and a package manager only.
#
#   tools/set_up.sh start   the kit and what it needs, in a virtual environment of its own (.venv)
#   tools/set_up.sh site    that, and what makes the pages without a server
#   tools/set_up.sh lab     that, and JupyterHub with its proxy: for make class ARGS=--lab
#   tools/set_up.sh article what makes the pages, and the article: a browser too
#   tools/set_up.sh test    all that, the test tools, two browsers, oathtool, the zbar library, and
#                           what checks the scripts
#
# What is there already is left alone: a second call takes a moment.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-start}
venv=.venv

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    fr*) french=yes ;;
    *) french=no ;;
esac

# say ENGLISH FRENCH
say() {
    if [ "$french" = yes ]; then printf '%s\n' "$2" >&2; else printf '%s\n' "$1" >&2; fi
}

# ---- the package manager -------------------------------------------------------------------

# Prints how to become the system's administrator without being asked for a password.
administrator() {
    if [ "$(id -u)" = 0 ]; then
        echo env
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        echo sudo
    fi
}

# install_package APT DNF BREW: installs the package under whichever name fits; "-" is none.
install_package() {
    as=$(administrator)
    if command -v apt-get >/dev/null 2>&1 && [ "$1" != - ] && [ -n "$as" ]; then
        say "Installing $1 with apt-get ..." "Installation de $1 avec apt-get…"
        $as apt-get update -qq >&2 || true
        $as env DEBIAN_FRONTEND=noninteractive \
            apt-get install --yes -qq --no-install-recommends "$1" >&2
    elif command -v dnf >/dev/null 2>&1 && [ "$2" != - ] && [ -n "$as" ]; then
        say "Installing $2 with dnf ..." "Installation de $2 avec dnf…"
        $as dnf install --assumeyes --quiet "$2" >&2
    elif command -v brew >/dev/null 2>&1 && [ "$3" != - ]; then
        say "Installing $3 with brew ..." "Installation de $3 avec brew…"
        brew install --quiet "$3" >&2
    else
        return 1
    fi
}

# ---- Python --------------------------------------------------------------------------------

# Prints the first Python of the path that is new enough.
find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    say "The kit needs Python 3.11 or newer, and none was found. Install one, or name it: make start PYTHON=/path/to/python3" \
        "Le kit demande Python 3.11 ou plus récent, introuvable ici. Installez-le, ou indiquez-le : make start PYTHON=/chemin/vers/python3"
    return 1
}

# Debian and Ubuntu keep a part of Python that virtual environments need in a package of its own.
check_venv() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    package=python$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv
    install_package "$package" - - && "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    say "Python's module venv is missing. On Debian or Ubuntu run: sudo apt install $package" \
        "Le module venv de Python manque. Sous Debian ou Ubuntu, lancez : sudo apt install $package"
    return 1
}

# install_kit WHAT: installs the kit, unless the environment holds it at this place already.
install_kit() {
    state="$(pwd) $(cat pyproject.toml tools/set_up.sh | cksum)"
    stamp=$venv/.ready-to-$purpose
    if [ "$(cat "$stamp" 2>/dev/null)" = "$state" ] && $venv/bin/python -c '' 2>/dev/null; then
        return
    fi
    # What these lines set up at another place holds that place's paths: begin anew.
    if [ -e $venv/.place ] && [ "$(cat $venv/.place)" != "$(pwd)" ]; then
        rm -rf $venv
    fi
    if ! $venv/bin/python -m pip --version >/dev/null 2>&1; then
        python=$(find_python)
        check_venv "$python"
        # Without --clear an environment whose own Python is gone can never be made again; one
        # that only lacks pip keeps what is in it.
        clear=--clear
        if $venv/bin/python -c '' 2>/dev/null; then clear=; fi
        "$python" -m venv $clear $venv
    fi
    pwd >$venv/.place
    say "Installing the kit's Python packages (a few minutes the first time) ..." \
        "Installation des paquets Python du kit (quelques minutes la première fois)…"
    $venv/bin/python -m pip install --quiet --disable-pip-version-check --editable "$1"
    printf '%s\n' "$state" >"$stamp"
    # What tests need includes all that a start needs.
    printf '%s\n' "$state" >$venv/.ready-to-start
}

# ---- what the tests need beside Python -----------------------------------------------------

install_browser() {
    $venv/bin/python tools/find_browser.py >/dev/null && return
    install_package chromium chromium - || true
    $venv/bin/python tools/find_browser.py >/dev/null && return
    say "Fetching Playwright's Chromium ..." "Téléchargement du Chromium de Playwright…"
    as=$(administrator)
    # The libraries of the system that it needs, where they may be installed.
    if [ -n "$as" ]; then $as $venv/bin/playwright install-deps chromium >&2 || true; fi
    $venv/bin/playwright install chromium >&2 || true
    $venv/bin/python tools/find_browser.py >/dev/null && return
    say "The pictures and the browser tests need Chromium or Chrome: install one and run make again." \
        "Les images et les tests du navigateur demandent Chromium ou Chrome : installez l’un des deux, puis relancez make."
    return 1
}

install_oathtool() {
    command -v oathtool >/dev/null 2>&1 && return
    install_package oathtool oathtool oath-toolkit && return
    say "The tests compare with oathtool: install it (Debian: sudo apt install oathtool)." \
        "Les tests comparent leurs codes à ceux d’oathtool : installez-le (Debian : sudo apt install oathtool)."
    return 1
}

install_zbar() {
    $venv/bin/python -c 'import pyzbar.pyzbar' 2>/dev/null && return
    install_package libzbar0 zbar zbar && return
    say "The tests read QR codes with zbar: install it (Debian: sudo apt install libzbar0)." \
        "Les tests lisent les codes QR avec zbar : installez-le (Debian : sudo apt install libzbar0)."
    return 1
}

install_firefox() {
    command -v firefox-esr >/dev/null 2>&1 && return
    command -v firefox >/dev/null 2>&1 && return
    install_package firefox-esr firefox firefox && return
    say "The tests open the procedure in Firefox, too: install it (Debian: sudo apt install firefox-esr)." \
        "Les tests ouvrent aussi la procédure dans Firefox : installez-le (Debian : sudo apt install firefox-esr)."
    return 1
}

install_proxy() {
    state=$(cksum <package-lock.json)
    for found in .ready .ready-proxy; do
        [ "$(cat node_modules/$found 2>/dev/null)" = "$state" ] && return
    done
    say "Fetching JupyterHub's proxy ..." "Téléchargement du proxy de JupyterHub…"
    $venv/bin/npm ci --silent --ignore-scripts --omit=dev >&2
    printf '%s\n' "$state" >node_modules/.ready-proxy
}

install_checks_of_scripts() {
    state=$(cksum <package-lock.json)
    [ "$(cat node_modules/.ready 2>/dev/null)" = "$state" ] && return
    say "Fetching what checks the scripts ..." "Téléchargement de ce qui contrôle les scripts…"
    $venv/bin/npm ci --silent --ignore-scripts >&2
    printf '%s\n' "$state" >node_modules/.ready
}

case "$purpose" in
    start) install_kit . ;;
    site) install_kit '.[site]' ;;
    lab)
        install_kit '.[site,class]'
        install_proxy
        ;;
    article)
        install_kit '.[site,article]'
        install_browser
        ;;
    test)
        install_kit '.[site,article,class,test]'
        install_browser
        install_oathtool
        install_zbar
        install_firefox
        install_checks_of_scripts
        ;;
    *)
        say "Usage: tools/set_up.sh start|site|lab|article|test" "Usage : tools/set_up.sh start|site|lab|article|test"
        exit 2
        ;;
esac
