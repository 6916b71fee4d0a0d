#!/bin/sh
# What employers notice of a publication: sh tests/bench/publish.sh [ENTRIES]
set -eu
cd "$(dirname "$0")/../.."
. bot/packages.sh
# shellcheck disable=SC2086
need_packages $build_packages
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build build/release --target kammerlotse >/dev/null
exec python3 tests/bench/publish.py build/release/kammerlotse "$@"
