#!/usr/bin/env bash
# The work of action.yml: scans, writes the job's summary and the step's outputs, and
# exits with the code of copytrail scan. It runs anywhere; see doc/ci.md.
set -euo pipefail

out=${RUNNER_TEMP:-${TMPDIR:-/tmp}}/copytrail-out
rm -rf "$out"
mkdir -p "$out"
copytrail=${COPYTRAIL_BINARY:-}
if [ -z "$copytrail" ]; then
  copytrail=${RUNNER_TEMP:-/nowhere}/copytrail-bin/copytrail
  [ -x "$copytrail" ] || copytrail=copytrail
fi
summary=${GITHUB_STEP_SUMMARY:-/dev/stdout}
outputs=${GITHUB_OUTPUT:-/dev/null}

# lines NAME TEXT puts the lines of a text that are not blank into an array.
lines() {
  local -n into=$1
  local line
  into=()
  while IFS= read -r line; do
    line=${line%$'\r'}
    [ -z "${line//[[:space:]]/}" ] || into+=("$line")
  done <<<"$2"
}

lines paths "${COPYTRAIL_PATHS:-.}"
lines more "${COPYTRAIL_ARGS:-}"
args=(--min-score "${COPYTRAIL_MIN_SCORE:-0}" --progress never)
if [ -n "${COPYTRAIL_FAIL_ON-any}" ]; then
  args+=(--fail-on "${COPYTRAIL_FAIL_ON-any}")
fi
if [ -n "${COPYTRAIL_BASELINE:-}" ] && [ -e "$COPYTRAIL_BASELINE" ]; then
  args+=(--baseline "$COPYTRAIL_BASELINE")
fi

lines ignored "${COPYTRAIL_IGNORE:-}"
for f in ${ignored[@]+"${ignored[@]}"}; do
  args+=(--ignore "$f")
done

if [ -n "${COPYTRAIL_BASE:-}" ]; then
  if ! left=$(git merge-base "$COPYTRAIL_BASE" HEAD) ||
    ! git diff -z --name-only --relative --diff-filter=d "$left" -- "${paths[@]}" >"$out/changed"; then
    echo "copytrail: what changed since $COPYTRAIL_BASE cannot be told; is the history fetched?" >&2
    echo "verdict=undecided" >>"$outputs"
    exit 2
  fi
  if [ ! -s "$out/changed" ]; then
    echo "copytrail: no file has changed since $COPYTRAIL_BASE" >&2
    printf '## Text reuse\n\nNo file has changed.\n' >>"$summary"
    printf 'verdict=passed\nfindings=0\n' >>"$outputs"
    exit 0
  fi
  while IFS= read -r -d '' file; do
    args+=(--new "./$file")
  done <"$out/changed"
  for p in "${paths[@]}"; do
    args+=(--against "$p")
  done
  paths=()
fi

code=0
"$copytrail" scan "${args[@]}" ${more[@]+"${more[@]}"} --format markdown --no-text \
  -o "$out/findings.jsonl" -o "$out/copytrail.sarif" -o "$out/report.html" \
  -- ${paths[@]+"${paths[@]}"} >"$out/summary.md" || code=$?

case $code in
0) verdict=passed ;;
1) verdict=failed ;;
*) verdict=undecided ;;
esac
echo "verdict=$verdict" >>"$outputs"
if [ -s "$out/findings.jsonl" ]; then
  cat "$out/summary.md" >>"$summary"
  {
    echo "findings=$(grep -c '^{"type":"finding"' "$out/findings.jsonl" || true)"
    echo "jsonl=$out/findings.jsonl"
    echo "sarif=$out/copytrail.sarif"
    echo "report=$out/report.html"
  } >>"$outputs"
fi
exit "$code"
