#!/bin/sh
# What one question costs beside a bare FTS5 query: sh tests/bench/run.sh [ENTRIES...]
set -eu
cd "$(dirname "$0")/../.."
. bot/packages.sh
# shellcheck disable=SC2086
need_packages $build_packages libcmocka-dev
cmake --preset release -DKAMMERLOTSE_TESTS=ON >/dev/null
cmake --build build/release --target bench_find >/dev/null
build/release/bench_find tests/eval/dev.tsv kb/content "$@"
