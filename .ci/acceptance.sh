#!/bin/bash
# Holds built documents against the tools of their readers and auditors.
# Use: .ci/acceptance.sh [DIR]     without DIR, all projects of examples/ are built into out/acceptance first
set -euo pipefail
cd "$(dirname "$0")/.."

dir=${1:-out/acceptance}
if (($# == 0)); then
  rm -rf "$dir"
  # All in one build, so that the index over all authorities is among the pages.
  cargo run --locked --quiet -- build examples --out "$dir"
fi
.ci/needs

found() { find "$dir" -type f "$@" -print0 | sort -z; }
mapfile -d '' pages < <(found -name '*.html' ! -name '*.fragment.html')
mapfile -d '' fragments < <(found -name '*.fragment.html')
mapfile -d '' markdown < <(found -name '*.md')
mapfile -d '' pdfs < <(found -name '*.pdf')
mapfile -d '' indexes < <(found -name 'index.html')
mapfile -d '' reports < <(found -name 'committee-report*.html')
mapfile -d '' worked < <(grep -lZ 'class="figure"' "${indexes[@]}" "${reports[@]}" /dev/null)

results=$(mktemp)
trap 'rm -f "$results"' EXIT

# Prints and keeps a result as the scripts do: check, file, and what is wrong (nothing, if it passed).
report() {
  if [[ -z $3 ]]; then
    echo "pass $1: $2"
  else
    printf 'fail %s: %s\n    %s\n' "$1" "$2" "${3//$'\n'/$'\n    '}"
  fi
}

# A check of nothing would pass: each kind of file has to be there.
check_kinds() {
  local -A counts=([page]=${#pages[@]} [fragment]=${#fragments[@]} [Markdown]=${#markdown[@]} [PDF]=${#pdfs[@]} [index]=${#indexes[@]})
  for kind in page fragment Markdown PDF index; do
    report "files of the kind $kind" "$dir" "$( ((counts[$kind] > 0)) || echo "there are none" )"
  done
  if [[ $dir == out/acceptance ]] && grep -qsE '^documents:.*committee-report|^ *- committee-report' examples/*/*.yaml; then
    report 'files of the kind index over all' "$dir" "$([[ -f $dir/index.html ]] || echo "there is none")"
    report 'files of the kind committee report' "$dir" "$( ((${#reports[@]} > 0)) || echo "there are none" )"
    report 'files of the kind page with workings' "$dir" "$( ((${#worked[@]} > 0)) || echo "there are none" )"
  fi
}

check_pdf() {
  local faults info
  # Its status is 0 only without errors and without warnings.
  faults=$(qpdf --check "$1" 2>&1) && faults=
  report 'qpdf' "$1" "$faults"
  info=$(pdfinfo "$1" 2>&1 || true)
  report 'tagged' "$1" "$(grep -qE '^Tagged: +yes' <<<"$info" || echo "$info")"
  report 'title' "$1" "$(grep -qE '^Title: +[^ ]' <<<"$info" || echo "$info")"
  report 'fonts embedded' "$1" "$(fonts_not_embedded "$1")"
}

# The column "emb" is counted from the right, since the names of fonts and encodings may hold spaces.
fonts_not_embedded() {
  pdffonts "$1" 2>&1 | awk 'NR > 2 { seen = 1; if ($(NF - 4) != "yes") print } END { if (!seen) print "no fonts at all" }'
}

{
  check_kinds
  ((${#pages[@]} == 0)) || node tests/acceptance/pages.mjs "${pages[@]}"
  ((${#worked[@]} == 0)) || node tests/acceptance/workings.mjs "${worked[@]}"
  ((${#pages[@]} + ${#fragments[@]} == 0)) || node tests/acceptance/markup.mjs "${pages[@]}" "${fragments[@]}"
  ((${#pages[@]} + ${#fragments[@]} == 0)) || node tests/acceptance/word.mjs "${pages[@]}" "${fragments[@]}"
  ((${#markdown[@]} == 0)) || node tests/acceptance/markdown.mjs "${markdown[@]}"
  for pdf in "${pdfs[@]}"; do check_pdf "$pdf"; done
} | tee "$results"

passed=$(grep -c '^pass ' "$results" || true)
failed=$(grep -c '^fail ' "$results" || true)
echo "acceptance: $passed passed, $failed failed"
((passed > 0 && failed == 0))
