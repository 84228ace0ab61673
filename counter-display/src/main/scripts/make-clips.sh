#!/bin/bash
# Makes the clips of the spoken hall call in one language from its table with espeak-ng and sox.
#
#   make-clips.sh              makes every clip of clips.id.tsv anew, then the list clips.json
#   make-clips.sh en           the same of clips.en.tsv, with the voice "en"
#   make-clips.sh jv id        of clips.jv.tsv, with the voice "id"
#   make-clips.sh --list [en]  writes only clips.json, after a recording was put into the folder
#
# A new language is a table here and a folder there with words.json: see clips/README.md.
#
# A clip is WAV, 16 kHz, mono, 16 bit; without silence at its ends; each about equally loud, so that
# a recording can replace a made clip, one file at a time. Debian packages: espeak-ng sox.
set -euo pipefail
LC_ALL=C
export LC_ALL

here=$(cd "$(dirname "$0")" && pwd)
list_only=false
if [ "${1:-}" = --list ]; then
  list_only=true
  shift
fi
language=${1:-id}
voice=${2:-$language}
table=$here/clips.$language.tsv
folder=${CLIPS_FOLDER:-$here/../resources/screens/board/clips/$language}
speed=${SPEED:-145}     # words a minute: a hall echoes, so slower than espeak-ng's own 175
pitch=${PITCH:-42}      # 0-99
loudness=-20            # dB RMS of every clip; peaks are limited, never clipped
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

slug() {
  printf '%s' "$1" | tr '[:upper:]' '[:lower:]' | sed -e 's/[^a-z0-9]\+/-/g' -e 's/^-//' -e 's/-$//'
}

# Brings one sound to the format, trims its silence, and makes it as loud as all the others.
finish() {
  local from=$1 to=$2 rms gain
  sox -R "$from" -r 16000 -c 1 "$work/trimmed.wav" gain -3 highpass 90 \
    silence 1 0.005 0.4% reverse silence 1 0.005 0.4% fade t 0.012 reverse fade t 0.004 pad 0.01 0.03
  rms=$(sox "$work/trimmed.wav" -n stats 2>&1 | awk '/^RMS lev dB/ {print $4}')
  gain=$(awk -v want="$loudness" -v is="$rms" 'BEGIN {printf "%.2f", want - is}')
  sox -R "$work/trimmed.wav" -b 16 "$to" gain -l "$gain"
}

chime() {
  # Two struck bells, E5 and C5: each a tone with its octave and a soft twelfth, dying away.
  local bell='fade l 0.004 1.1 1.0'
  for note in 659.26 523.25; do
    sox -R -n -r 16000 -c 1 "$work/a.wav" synth 1.1 sine "$note" $bell gain -6
    sox -R -n -r 16000 -c 1 "$work/b.wav" synth 0.7 sine "$(awk "BEGIN {print 2 * $note}")" \
      fade l 0.003 0.7 0.65 gain -16
    sox -R -n -r 16000 -c 1 "$work/c.wav" synth 0.4 sine "$(awk "BEGIN {print 3 * $note}")" \
      fade l 0.002 0.4 0.38 gain -24
    sox -R -m -v 1 "$work/a.wav" -v 1 "$work/b.wav" -v 1 "$work/c.wav" "$work/bell-$note.wav"
  done
  sox -R "$work/bell-523.25.wav" "$work/second.wav" pad 0.48 0
  sox -R -m -v 1 "$work/bell-659.26.wav" -v 1 "$work/second.wav" "$work/chime.wav"
  sox -R "$work/chime.wav" -b 16 "$folder/chime.wav" fade t 0 1.36 0.3 norm -7
}

list() {
  (cd "$folder" && find . -maxdepth 1 -name '*.wav' -printf '%f\n' | sort | sed 's/\.wav$//' \
    | awk 'BEGIN {printf "["} {printf "%s\n  \"%s\"", (NR > 1 ? "," : ""), $0} END {print "\n]"}') \
    > "$folder/clips.json"
}

mkdir -p "$folder"
if $list_only; then
  list
  exit
fi
rm -f "$folder"/*.wav
[ "$language" != id ] || chime # the other sets share it
while IFS=$'\t' read -r written spoken; do
  case $written in '' | '#'*) continue ;; esac
  pace=$speed
  case $written in huruf\ * | letter\ *) pace=$((speed - 30)) ;; esac # one short sound: give it time
  espeak-ng -v "$voice" -s "$pace" -p "$pitch" -g 1 -w "$work/raw.wav" -- "${spoken:-$written}"
  finish "$work/raw.wav" "$folder/$(slug "$written").wav"
done < "$table"
list
echo "$(find "$folder" -name '*.wav' | wc -l) clips, $(du -sk "$folder" | cut -f1) kB in $folder"
