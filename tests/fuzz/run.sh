#!/bin/sh
# Builds the fuzz targets with clang and runs each from its corpus: sh tests/fuzz/run.sh [SECONDS]
# What it finds is left in build/fuzz/. The last line is "N passed, N failed".
set -eu
cd "$(dirname "$0")/../.."
. bot/packages.sh
# shellcheck disable=SC2086
need_packages $build_packages clang libclang-rt-14-dev
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz >/dev/null
passed=0
failed=0
for corpus in tests/fuzz/corpus/*; do
    target=$(basename "$corpus")
    mkdir -p "build/fuzz/found/$target"
    if "build/fuzz/fuzz/fuzz_$target" -max_total_time="${1:-60}" -max_len=65536 -verbosity=0 \
        -artifact_prefix="build/fuzz/found/$target-" "build/fuzz/found/$target" "$corpus"; then
        passed=$((passed + 1))
        echo "ok   $target"
    else
        failed=$((failed + 1))
        echo "FAIL $target"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
