#!/bin/sh
# What editing costs beside a bare import and bare queries: sh tests/bench/edit.sh [ENTRIES...]
set -eu
cd "$(dirname "$0")/../.."
. bot/packages.sh
# shellcheck disable=SC2086
need_packages $build_packages libcmocka-dev
cmake --preset release -DKAMMERLOTSE_TESTS=ON >/dev/null
cmake --build build/release --target bench_edit >/dev/null
build/release/bench_edit kb/content "$@"
