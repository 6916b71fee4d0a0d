#!/bin/sh
# Rules about the source that no compiler checks.
cd "$(dirname "$0")/.." || exit 1
passed=0
failed=0

# forbid WHAT PATTERN - no C file may match.
forbid() {
    if grep -nE "$2" bot/*.c bot/*/*.c kb/*.c; then
        echo "forbidden: $1"
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
}

forbid "unbounded or unsafe functions" '\b(strcpy|strcat|sprintf|vsprintf|strtok|atoi|gets)\('
forbid "SQL put together from text" 'printf\([^)]*"(SELECT|INSERT|UPDATE|DELETE) '
echo "$passed passed, $failed failed"
