#!/bin/sh
# Builds what runs in the browser into target/site, from where the server takes it when it is built: the islands; the
# verifier, which only those load who check a vote; the voter, which only those load who vote in an anonymous poll; booth and
# trustee, which only those load who vote in an encrypted poll or open one. Installs what is missing. Where that is not possible
# it says so and leaves target/site empty: every page works without, but for voting in anonymous and encrypted polls.
set -eu
cd "$(dirname "$0")/../.."

target=wasm32-unknown-unknown
site=target/site

say() { printf '==> %s\n' "$*"; }
have() { command -v "$1" >/dev/null 2>&1; }
root() { [ "$(id -u)" -eq 0 ] && have apt-get; }

install() {
    say "installing $*"
    if ! DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1; then
        apt-get update -qq >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
    fi
}

without() {
    say "no islands: $1. Pages work, without their live parts."
    mkdir -p "$site"
    rm -f "$site"/*
    exit 0
}

# Rust calls a C compiler to link, and SQLite is written in C.
if ! have cc; then
    if root; then install gcc libc6-dev make; else
        say "a C compiler is missing: install gcc, libc6-dev and make, then start again"
        exit 1
    fi
fi

has_target() { [ -n "$(find "$(rustc --print sysroot)/lib/rustlib/$target/lib" -name 'libstd-*' 2>/dev/null | head -n 1)" ]; }

# Each crate by itself: built together they would share the features of what both are built from.
islands="-p app --lib --no-default-features --features hydrate"
verifier="-p verifier --lib"
voter="-p voter --lib"
trustee="-p trustee --lib"
booth="-p booth --lib"

by_toolchain() {
    for crate in "$islands" "$verifier" "$voter" "$trustee" "$booth"; do
        # shellcheck disable=SC2086 # several arguments
        cargo build --quiet $crate --target $target --profile islands
    done
    built=target/$target/islands
}

# Debian's compiler with the source of its standard library; rustup's comes first on PATH, so whole paths are needed.
by_debian() {
    linker=$(find "$(rustc --print sysroot)/lib/rustlib" -name rust-lld 2>/dev/null | head -n 1)
    linker=${linker:-$(command -v wasm-ld-14 || command -v wasm-ld || true)}
    [ -n "$linker" ] || without "there is no linker for WebAssembly (package lld)"
    for crate in "$islands" "$verifier" "$voter" "$trustee" "$booth"; do
        # shellcheck disable=SC2086 # several arguments
        RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$linker \
            /usr/bin/cargo build --quiet -Z build-std=std,panic_abort -Z build-std-features= --target-dir target/web \
            $crate --target $target --profile islands
    done
    built=target/web/$target/islands
}

has_debian() { [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && [ -d "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust/library" ]; }

if ! has_target && have rustup; then
    say "adding the Rust target $target"
    timeout 300 rustup target add $target >/dev/null 2>&1 || say "it could not be added"
fi
if ! has_target && ! has_debian && root; then
    install rustc-web cargo-web rust-web-src lld || say "they could not be installed"
fi

say "building what runs in the browser (about a minute the first time)"
if has_target; then
    by_toolchain
elif has_debian; then
    by_debian
else
    without "this Rust has no target $target, and Debian's packages rustc-web, cargo-web and rust-web-src are not there"
fi

# Turns a module into what a browser loads. The server is built again whenever what it takes in changes, so that is only
# touched when it differs.
bundle() {
    module=$1 name=$2 folder=target/bundle
    if [ ! -e "$folder/${name}_bg.wasm" ] || [ "$module" -nt "$folder/${name}_bg.wasm" ]; then
        cargo run --quiet -p bundle -- "$module" "$folder" "$name"
    fi
    mkdir -p "$site"
    for file in "$name.js" "${name}_bg.wasm"; do
        cmp -s "$folder/$file" "$site/$file" || cp "$folder/$file" "$site/$file"
    done
    say "$name: $(wc -c <"$site/${name}_bg.wasm") bytes of wasm, $(wc -c <"$site/$name.js") of JavaScript"
}
bundle "$built/app.wasm" islands
bundle "$built/verifier.wasm" verifier
bundle "$built/voter.wasm" voter
bundle "$built/trustee.wasm" trustee
bundle "$built/booth.wasm" booth
