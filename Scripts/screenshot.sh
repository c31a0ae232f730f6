#!/usr/bin/env bash
# Takes the README's picture: a real session in an xterm with sixel, under a virtual display.
# Needs xvfb, xterm, xdotool and imagemagick, and a release build.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-Assets/session.png}
program=${NNREPL:-.build/release/nnrepl}
export DISPLAY=:97
Xvfb "$DISPLAY" -screen 0 1000x1285x24 >/dev/null 2>&1 &
server=$!
home=$(mktemp -d)
# Not a first session: no words for newcomers.
mkdir -p "$home/.local/state/nnrepl" && touch "$home/.local/state/nnrepl/history"
trap 'kill $server 2>/dev/null' EXIT
sleep 1
HOME=$home xterm -ti vt340 -xrm 'XTerm*decTerminalID: vt340' -xrm 'XTerm*numColorRegisters: 256' \
  -xrm 'XTerm*sixelScrolling: true' -xrm 'XTerm*sixelScrollsRight: false' \
  -xrm 'XTerm*maxGraphicSize: 1000x1500' -u8 -fa 'DejaVu Sans Mono' -fs 11 -bg '#16181d' -fg '#d8dee9' \
  -geometry 108x67+0+0 -e "$program" &
sleep 2
say() { xdotool type --delay 4 "$1"; xdotool key Return; sleep "$2"; }
say '%seed 1' 0.3
say 'net lenet = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> dense 100 relu -> softmax 10' 0.5
say 'train lenet on mnist for 6 epochs batch 10 rate 0.03 l2 0.1' "${TRAIN_SECONDS:-12}"
say 'show lenet.filters(1)' 1.5
say 'show lenet.maps(2, mnist.test[7])[:4]' 1.5
say 'plot lenet.history.cost' 2
say 'test lenet on mnist' 1
import -window root "$out"
