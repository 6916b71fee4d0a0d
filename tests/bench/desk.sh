#!/bin/sh
# What advisors wait for, by the length of the history: sh tests/bench/desk.sh [HISTORY...]
set -eu
cd "$(dirname "$0")/../.."
. bot/packages.sh
# shellcheck disable=SC2086
need_packages $build_packages libcmocka-dev
cmake --preset release -DKAMMERLOTSE_TESTS=ON >/dev/null
cmake --build build/release --target bench_desk >/dev/null
build/release/bench_desk "$@"
