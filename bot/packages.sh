# packages.sh - sourced by start.sh and tests/run.sh: installs the Debian packages that are missing.

# need_packages NAME... - asks the package manager only for what is not there.
need_packages() {
    missing=
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
            missing="$missing $package"
    done
    [ -z "$missing" ] && return 0
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1; then
        as_root=sudo
    else
        echo "These Debian packages are missing:$missing" >&2
        echo "Run this as root, install sudo, or: apt-get install$missing" >&2
        return 1
    fi
    echo "Installing:$missing"
    $as_root apt-get update -q >/dev/null || return 1
    # shellcheck disable=SC2086 # the names are words of their own
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends $missing >/dev/null
}

build_packages="gcc libc6-dev cmake ninja-build pkg-config libsqlite3-dev libpcre2-dev libjansson-dev
    libstemmer-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libarchive-dev libutf8proc-dev libsodium-dev libwebsockets-dev
    libwebsockets-evlib-uv libuv1-dev libcurl4-openssl-dev libssl-dev libcap-dev zlib1g-dev ca-certificates tzdata"
# a Node.js that is there already, of whatever origin, serves as well
command -v npm >/dev/null 2>&1 || build_packages="$build_packages nodejs npm"
