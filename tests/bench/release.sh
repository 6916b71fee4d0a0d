# Sourced by the benchmarks that need the program, in the project's folder: builds it as it is served.
. bot/packages.sh
# shellcheck disable=SC2086
need_packages $build_packages
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build build/release --target kammerlotse >/dev/null
