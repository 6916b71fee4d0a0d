#!/bin/sh
# What the editor's lists cost the loop that answers questions: sh tests/bench/lists.sh [ENTRIES]
set -eu
cd "$(dirname "$0")/../.."
. tests/bench/release.sh
exec python3 tests/bench/lists.py build/release/kammerlotse "$@"
