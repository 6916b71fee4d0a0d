#!/bin/sh
# Installs what the tests need, builds with ASan and UBSan, runs every test. Last line: N passed, N failed
set -eu
cd "$(dirname "$0")/.."
. bot/packages.sh

# shellcheck disable=SC2086
need_packages $build_packages libcmocka-dev python3 python3-websockets python3-aiosmtpd libfaketime openssl curl \
    chromium
if ! cmake --preset asan >/dev/null || ! cmake --build --preset asan; then
    echo "the build failed"
    echo "0 passed, 1 failed"
    exit 1
fi
rm -f build/test-*.log
passed=0
failed=0

# tally FILE - adds up the lines "N passed, N failed" a suite closed with.
tally() {
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$1" | tail -n 1)
    if [ -z "$line" ]; then
        echo "$1: the suite did not finish"
        failed=$((failed + 1))
        return
    fi
    passed=$((passed + ${line%% *}))
    line=${line#*, }
    failed=$((failed + ${line%% *}))
}

# suite NAME COMMAND... - runs it, shows what it says, counts.
suite() {
    name=$1
    shift
    "$@" >"build/test-$name.log" 2>&1 || true
    show "$name"
}

# show NAME - what a suite that has ended said, and counts it.
show() {
    echo "== $1"
    cat "build/test-$1.log"
    tally "build/test-$1.log"
}

suite unit sh tests/unit/run.sh build/asan
# these mostly wait, so the browsers can run beside them
/usr/bin/python3 tests/server/run.py build/asan/kammerlotse >build/test-server.log 2>&1 &
server=$!
if [ ! -e tests/node_modules/.package-lock.json ] ||
    [ tests/package-lock.json -nt tests/node_modules/.package-lock.json ]; then
    (cd tests && npm ci --no-audit --no-fund >/dev/null && touch node_modules/.package-lock.json)
fi
suite protocol node tests/server/protocol.mjs build/asan/kammerlotse
suite browser node tests/browser/story.mjs build/asan/kammerlotse build/screenshots
suite web node tests/web/personal_numbers.mjs
suite words node tests/web/editor_words.mjs
suite spoken node tests/web/pronounce.mjs
suite widget node tests/browser/widget.mjs build/asan/kammerlotse build/screenshots
suite chat node tests/browser/chat.mjs build/asan/kammerlotse build/screenshots
suite access node tests/browser/access.mjs build/asan/kammerlotse build/screenshots
suite embed node tests/browser/embed.mjs build/asan/kammerlotse build/screenshots
suite handoff node tests/browser/handoff.mjs build/asan/kammerlotse build/screenshots
suite desk node tests/browser/desk.mjs build/asan/kammerlotse build/screenshots
suite admin node tests/browser/admin.mjs build/asan/kammerlotse build/screenshots
for subject in entries values asked rules flows topics exchange; do
    suite "editor-$subject" node "tests/browser/editor_$subject.mjs" build/asan/kammerlotse build/screenshots
done
suite pages node tests/browser/pages.mjs build/asan/kammerlotse build/screenshots
suite look node tests/browser/look.mjs build/asan/kammerlotse build/screenshots
wait "$server" || true
show server
suite source sh tests/source.sh

echo
# once more at the end, where one looks first
grep -E -A 6 '^(FAIL|ERROR)[ :]' build/test-*.log || true
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
