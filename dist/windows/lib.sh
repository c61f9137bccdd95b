# What the package scripts share; sourced by installer and zip.
# shellcheck shell=sh
set -eu
windows=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$windows/../.." && pwd)
cd "$root"
programs=target/windows
out=target/packages
for program in cobro.exe cobro.com; do
    [ -e "$programs/$program" ] || { echo "$programs/$program is missing; run dist/windows/build" >&2; exit 1; }
done
version=$(cargo pkgid | sed 's/.*[#@]//')
mkdir -p "$out"
files=$(mktemp -d)
trap 'rm -rf "$files"' EXIT

# Lays out in $files what every package has, with Windows' line ends in what Notepad opens.
stage() {
    cp "$programs/cobro.exe" "$programs/cobro.com" "$files"
    for licence in APACHE MIT; do
        sed 's/$/\r/' "LICENSE-$licence" >"$files/LICENSE-$licence.txt"
    done
    cp dist/licences/THIRD-PARTY-NOTICES.html "$files"
}
