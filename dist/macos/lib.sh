# What the scripts for macOS share; sourced by build, bundle and dmg.
# shellcheck shell=bash
set -euo pipefail
macos=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$macos/../.." && pwd)
cd "$root"
version=$(cargo pkgid | sed 's/.*[#@]//')
# The oldest macOS that Cobro is built for; Rust itself needs 11.0 on Apple silicon.
minimum=11.0
targets=(aarch64-apple-darwin x86_64-apple-darwin)
app=target/macos/Cobro.app

die() { echo "$(basename "$0"): $*" >&2; exit 1; }
