#!/bin/sh
# What the editor's lists cost the loop that answers questions: sh tests/bench/lists.sh [ENTRIES]
set -eu
cd "$(dirname "$0")/../.."
. bot/packages.sh
# shellcheck disable=SC2086
need_packages $build_packages
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build build/release --target kammerlotse >/dev/null
exec python3 tests/bench/lists.py build/release/kammerlotse "$@"
