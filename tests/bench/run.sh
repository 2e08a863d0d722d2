#!/usr/bin/env bash
# Measures a release build and prints one table; the same figures go to target/bench.json. About five minutes.
# Measure on a quiet machine: the load generator and what it measures share it.
set -euo pipefail
cd "$(dirname "$0")/../.."

echo "==> building (release)"
cargo build --quiet --release -p server -p bench
exec target/release/bench
