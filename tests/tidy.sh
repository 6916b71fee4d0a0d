#!/bin/sh
# Runs clang-tidy with .clang-tidy over all C of the program. The last line is "N passed, N failed".
set -eu
cd "$(dirname "$0")/.."
. bot/packages.sh
# shellcheck disable=SC2086
need_packages $build_packages clang-tidy
cmake --preset dev >/dev/null
failed=0
passed=0
for file in bot/*.c bot/*/*.c kb/*.c; do
    if clang-tidy --quiet -p build/dev "$file" 2>/dev/null; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
