#!/bin/sh
# Installs what is missing, builds, and loads the shipped knowledge.
set -eu
cd "$(dirname "$0")/.."
. bot/packages.sh

# shellcheck disable=SC2086
need_packages $build_packages
cmake --preset release >/dev/null
cmake --build --preset release
[ "${1:-}" = --build-only ] && exit 0

echo "Checking the shipped knowledge ..."
build/release/kammerlotse kb check kb/content
echo "Ask: echo 'Ihre Frage' | build/release/kammerlotse ask"
