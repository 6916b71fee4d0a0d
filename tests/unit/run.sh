#!/bin/sh
# Runs the cmocka programs of a build folder under CTest and counts their tests.
build=$1
code=0
ctest --test-dir "$build" --no-tests=error -V >"$build/ctest.log" 2>&1 || code=1
[ "$code" -eq 0 ] || cat "$build/ctest.log"
passed=$(grep -cE '\[       OK \]' "$build/ctest.log")
failed=$(grep -oE '\[  FAILED  \] [a-z_]+$' "$build/ctest.log" | sort -u | wc -l)
# a program that was not built, or crashed, fails no test by name
missing=$(grep -c '^Unable to find executable' "$build/ctest.log")
[ "$missing" -eq 0 ] || echo "$missing test programs are not there: build first" >&2
failed=$((failed + missing))
[ "$code" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
echo "$passed passed, $failed failed"
