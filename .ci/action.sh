#!/usr/bin/env bash
# The steps of action.yml, all of them, as a shell script in an empty folder with a Python of its own.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.venv/bin/python - action.yml >"$work/steps" <<'PYTHON'
import sys
import yaml

for step in yaml.safe_load(open(sys.argv[1], encoding="utf-8"))["runs"]["steps"]:
    if "run" in step:
        print(step["run"])
PYTHON
python3 -m venv "$work/python"
mkdir -p "$work/newsroom/articles" "$work/newsroom/pip"
echo 'raise SystemExit("the pull request was run")' >"$work/newsroom/pip/__main__.py" # must not be run
cat >"$work/newsroom/articles/ferry.md" <<'ARTICLE'
The Port Ellery ferry company raised its fares by 15 percent on 3 May 2025.
ARTICLE
.venv/bin/factcheck init "$work/newsroom" >/dev/null

steps() { # with another Python first on the path, and nothing of this checkout
  (cd "$work/newsroom" && env -u VIRTUAL_ENV PATH="$work/python/bin:/usr/bin:/bin" GITHUB_ACTIONS=true \
    GITHUB_ACTION_PATH="$OLDPWD" GITHUB_STEP_SUMMARY="$work/summary" FACTCHECK_VERSION= FACTCHECK_PATHS= \
    FACTCHECK_WORKSHEET= FACTCHECK_FAIL_ON= FACTCHECK_MIN_PRIORITY= FACTCHECK_SARIF_FILE=claims.sarif \
    bash --noprofile --norc -eo pipefail "$work/steps") >"$work/log" 2>&1
}

status=0
steps || status=$?
test "$status" = 1 || { cat "$work/log"; exit 1; }
grep '^::.*file=articles/ferry.md,line=1' "$work/log"
test -s "$work/summary" && test -s "$work/newsroom/claims.sarif"
echo "The steps of the action install factcheck, mark the claim, and fail."
