#!/usr/bin/env bash
# Everything that is tested, in the order in which it fails fastest. Installs what is missing where it may.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '==> %s\n' "$*"; }

# Runs one step and says how long it took.
step() {
    local name=$1 began=$SECONDS
    shift
    say "$name"
    if ! "$@"; then
        say "$name: failed after $((SECONDS - began)) s"
        exit 1
    fi
    say "$name: $((SECONDS - began)) s"
}

missing() {
    [ -x /usr/lib/postgresql/15/bin/postgres ] || echo postgresql-15
    command -v chromium >/dev/null || echo chromium
    command -v node >/dev/null || echo nodejs
    command -v npm >/dev/null || echo npm
    command -v strace >/dev/null || echo strace
    command -v mount >/dev/null || echo mount
}

tools() {
    local packages
    packages=$(missing | tr '\n' ' ')
    [ -n "$packages" ] || return 0
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        say "install these first: $packages"
        return 1
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null
    # shellcheck disable=SC2086 # a list of names
    apt-get install -y -qq --no-install-recommends $packages >/dev/null
}

journeys() {
    (
        cd tests/journeys
        # Browsers come from Debian; none is downloaded.
        [ -d node_modules ] && [ node_modules -nt package-lock.json ] || PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --silent --no-audit --no-fund
        npm test --silent
    )
}

step "what the tests need" tools
step "islands" sh app/bundle/build.sh
step "format" cargo fmt --all --check
step "lints" cargo clippy --quiet --workspace --all-targets -- -D warnings
step "server" cargo build --quiet --workspace
step "tests" cargo test --quiet --workspace
step "journeys in a browser" journeys
say "all passed in $SECONDS s"
