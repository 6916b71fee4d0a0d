#!/bin/sh
# Installs what is missing, builds, loads the shipped knowledge, makes the first account and serves.
#   --build-only   stops after the build
#   everything else goes to `kammerlotse serve`
set -eu
cd "$(dirname "$0")/.."
. bot/packages.sh

# shellcheck disable=SC2086
need_packages $build_packages
cmake --preset release >/dev/null
cmake --build --preset release
[ "${1:-}" = --build-only ] && exit 0

program=build/release/kammerlotse
data=./data
listen=127.0.0.1:8080
previous=
for argument in "$@"; do
    case $previous in
    --data) data=$argument ;;
    --listen) listen=$argument ;;
    esac
    previous=$argument
done

mkdir -p "$data"
accounts=$($program user list --data "$data")
if [ -z "$accounts" ]; then
    password=$($program user add admin --role administrator --name Administration --data "$data")
    echo "The first account is admin, its password (shown only now): $password"
fi
echo "Demo page  http://$listen/"
echo "Desk       http://$listen/desk"
echo "Editor     http://$listen/editor"
exec $program serve "$@"
