#!/bin/sh
# Makes sure that there is a browser for the journeys (and what the network fault tests use), a C
# compiler for the disk that forgets, and strace for the order proof. What is already there is
# enough: then nothing is installed and nothing can fail.
set -eu

if ! command -v cc >/dev/null 2>&1; then
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "The fault tests need a C compiler, cc. Install it with your system's packages." >&2
    exit 1
  fi
  echo "No C compiler found: installing gcc."
  { apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
      gcc libc6-dev; } >/dev/null
fi

# Without strace one test is skipped and says so, as where tracing is forbidden.
if ! command -v strace >/dev/null 2>&1 && [ "$(uname -s)" = Linux ]; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "No strace found: installing it."
    { apt-get update -qq &&
      DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends strace; } \
      >/dev/null || echo "strace could not be installed; the order proof will be skipped." >&2
  else
    echo "strace is missing: the order proof will be skipped. Install it to see it." >&2
  fi
fi

for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "No browser found: installing chromium."
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  if { apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
      chromium nftables iproute2; } >"$log" 2>&1; then
    exit 0
  fi
  cat "$log" >&2
  exit 1
fi

browsers=${PLAYWRIGHT_BROWSERS_PATH:-${XDG_CACHE_HOME:-$HOME/.cache}/ms-playwright}
for found in "$browsers"/chromium-* "$HOME"/Library/Caches/ms-playwright/chromium-*; do
  if [ -d "$found" ]; then
    exit 0
  fi
done

echo "The journeys need a browser. Install chromium with your system's packages, or run:" >&2
echo "  .venv/bin/playwright install chromium" >&2
exit 1
