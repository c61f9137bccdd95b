# What the package scripts share; sourced by deb, rpm and tarball.
# shellcheck shell=bash
set -euo pipefail
export LC_ALL=C.UTF-8 TZ=UTC
umask 022

linux=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$linux/../.." && pwd)
# What every file in a package is dated by, so that the same commit gives the same bytes.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct)}
export SOURCE_DATE_EPOCH

die() { echo "$(basename "$0"): $*" >&2; exit 1; }

# Reads --binary FILE and --out DIR; without --binary builds what users get.
# Sets binary, out, version (Cargo.toml's), package_version (see changelog) and machine (of the binary).
read_options() {
    binary='' out=$root/target/packages
    while [ $# -gt 0 ]; do
        case $1 in
        --binary) binary=$(realpath "${2:?--binary needs a file}"); shift 2 ;;
        --out) out=${2:?--out needs a folder}; shift 2 ;;
        *) die "usage: $(basename "$0") [--binary FILE] [--out DIR]" ;;
        esac
    done
    mkdir -p "$out"
    out=$(cd "$out" && pwd)
    cd "$root"
    version=$(cargo pkgid | sed 's/.*[#@]//')
    package_version=$("$linux/changelog" version "$version")
    generator=(cargo run --quiet --locked --example cli_files --)
    if [ -z "$binary" ]; then
        # No paths of this machine in the program, so that another machine makes the same one.
        export RUSTFLAGS="--remap-path-prefix=$root=cobro --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
        cargo build --locked --profile dist --bin cobro
        generator=(cargo run --quiet --locked --profile dist --example cli_files --)
        binary=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/dist/cobro
    fi
    machine=$(LC_ALL=C readelf -h "$binary" | sed -n 's/^ *Machine: *//p')
    case $machine in
    *X86-64) machine=x86_64 ;;
    AArch64) machine=aarch64 ;;
    *) die "$binary is for $machine, which has no package here" ;;
    esac
    if [ "$machine" = "$(uname -m)" ] && [ "$("$binary" --version)" != "cobro $version" ]; then
        die "$binary is $("$binary" --version), not cobro $version"
    fi
}

# Lays out under $1 what every package has, as in /usr: program, menu entry, icons, metadata, manual, completions.
# $2 is where zsh looks for completions.
stage() {
    local tree=$1 zsh=$2 size file
    local share=$tree/share
    install -Dm755 "$binary" "$tree/bin/cobro"
    strip --strip-all --remove-section=.comment --remove-section=.note "$tree/bin/cobro"

    install -Dm644 "$linux/cobro.desktop" -t "$share/applications"
    for size in 16 24 32 48 64 128 256 512; do
        install -Dm644 "$root/dist/icon/png/cobro-$size.png" "$share/icons/hicolor/${size}x$size/apps/cobro.png"
    done
    install -Dm644 "$root/dist/icon/cobro.svg" -t "$share/icons/hicolor/scalable/apps"
    install -Dm644 "$root/dist/icon/cobro-symbolic.svg" -t "$share/icons/hicolor/symbolic/apps"
    mkdir -p "$share/metainfo"
    "$linux/changelog" appstream "$version" "$linux/alt.cobro.cobro.metainfo.xml" \
        >"$share/metainfo/alt.cobro.cobro.metainfo.xml"

    "${generator[@]}" "$work/cli"
    for file in "$work"/cli/man/*.1; do
        install -Dm644 "$file" -t "$share/man/man1"
    done
    gzip -9n "$share"/man/man1/*.1
    install -Dm644 "$work/cli/completions/cobro.bash" "$share/bash-completion/completions/cobro"
    install -Dm644 "$work/cli/completions/_cobro" "$share/$zsh/_cobro"
    install -Dm644 "$work/cli/completions/cobro.fish" -t "$share/fish/vendor_completions.d"
}

# The licences of everything compiled in, which every package has to carry.
notices=$root/dist/licences/THIRD-PARTY-NOTICES.html
[ -s "$notices" ] || die "${notices#"$root/"} is missing"

# Dates all of $1 by the commit.
date_by_commit() { find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +; }

# The table of libraries opened at run time, without its comments: "soname package" a line.
runtime_libraries() { sed 's/#.*//; /^ *$/d' "$linux/runtime-libraries"; }

# A folder that ends with the script.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
