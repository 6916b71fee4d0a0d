#!/bin/sh
# What employers notice of a publication: sh tests/bench/publish.sh [ENTRIES]
set -eu
cd "$(dirname "$0")/../.."
. tests/bench/release.sh
exec python3 tests/bench/publish.py build/release/kammerlotse "$@"
