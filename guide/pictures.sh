#!/bin/bash
# Makes the pictures of the guide again, from what its own commands build. Needs poppler (pdftoppm, pdftotext) and
# ImageMagick (convert). Look at each picture afterwards, and hold the words beside it in GUIDE.md against it.
set -euo pipefail
cd "$(dirname "$0")/.."
kept=$(mktemp -d)
trap 'rm -r "$kept"' EXIT

# A run that keeps what it made fails, so that nobody takes it for a test.
KEEP_GUIDE=$kept cargo test --locked --test guide && exit 1
[[ -d $kept/sampleford ]]

# The paper as it is before the order and the wording are changed.
rm -r "$kept"/sampleford/{styles,templates}
cargo run --locked --quiet -- build "$kept/sampleford" --year 2024/25 --format pdf --out "$kept/final"

# picture NAME PDF WORDS FROM HEIGHT: of the page that has these words, so many pixels from the top and so many high.
picture() {
  local page=1
  until pdftotext -f $page -l $page "$2" - | grep -qF "$3"; do
    ((page += 1))
    ((page < 30)) || { echo "no page of $2 has “$3”" >&2; exit 1; }
  done
  pdftoppm -r 100 -f $page -l $page -png -singlefile "$2" "$kept/page"
  # The letters are grey at their edges: 64 colours are all that can be told apart.
  convert "$kept/page.png" -crop "x$5+0+$4" +repage -bordercolor '#777' -border 1 +dither -colors 64 \
    -define png:compression-level=9 -define png:compression-filter=0 -strip "PNG8:guide/$1.png"
}

paper=$kept/final/2024-25/committee-report.pdf
picture first-page "$paper" 'Report to' 0 1090
picture headlines "$paper" 'Chart 1' 0 1090
picture cases "$paper" 'Annex 1: Complaints upheld in' 0 620
picture draft "$kept/draft/2024-25/committee-report-DRAFT.pdf" 'Still to come' 0 500
picture list "$paper" 'there was not enough sign of fault' 0 330
picture chart "$kept/draft-charts/2024-25/committee-report-DRAFT.pdf" 'Most people came about schools' 0 345
