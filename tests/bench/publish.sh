#!/bin/sh
# What editing costs beside a bare import and bare queries: sh tests/bench/publish.sh [ENTRIES...]
set -eu
cd "$(dirname "$0")/../.."
. bot/packages.sh
# shellcheck disable=SC2086
need_packages $build_packages libcmocka-dev
cmake --preset release -DKAMMERLOTSE_TESTS=ON >/dev/null
cmake --build build/release --target bench_publish >/dev/null
build/release/bench_publish kb/content "$@"
