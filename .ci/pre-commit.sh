#!/usr/bin/env bash
# The hook as a newsroom uses it: pre-commit installs factcheck from a clone, and real commits are let through or not.
set -euo pipefail
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH" # factcheck, for the newsroom's own worksheet

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PRE_COMMIT_HOME="$work/cache" GIT_CONFIG_GLOBAL="$work/gitconfig"
git config --global user.name Desk
git config --global user.email desk@example.org
git config --global init.defaultBranch main
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE CI

if ! command -v pre-commit >/dev/null; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install -q --disable-pip-version-check 'pre-commit>=4,<5'
  PATH="$work/venv/bin:$PATH"
fi

fail() { printf 'FAILED: %s\n' "$1"; exit 1; }

# What stands here, committed or not, as a repository with a release.
release="$work/factcheck"
mkdir "$release"
git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from=- --ignore-failed-read |
  tar --extract --directory="$release"
version=$(factcheck --version | cut -d' ' -f2)
git -C "$release" init --quiet
git -C "$release" add --all
git -C "$release" commit --quiet --message Release
git -C "$release" tag "v$version"

# A newsroom with an article and its worksheet.
mkdir -p "$work/newsroom/articles"
cd "$work/newsroom"
git init --quiet
factcheck init >/dev/null
sed -i.orig "s|https://github.com/OWNER/factcheck|$release|" .pre-commit-config.yaml && rm .pre-commit-config.yaml.orig
cat >articles/ferry.md <<'ARTICLE'
# Ferry fares rise

The Port Ellery ferry company raised its fares by 15 percent on 3 May 2025.

The pier was built in 1890 by Orla Kemp.
ARTICLE
echo 'All rights to the 12 articles of 2025 are reserved, the Desk said.' >LICENSE
factcheck extract articles --quiet
pre-commit install >/dev/null
git add --all
git commit --quiet --message Fares || fail "a commit of known claims was stopped"

sed -i.orig 's/15 percent/18 percent/' articles/ferry.md && rm articles/ferry.md.orig
git add --all
if git commit --quiet --message Edit >"$work/log" 2>&1; then fail "a commit of a changed claim was let through"; fi
grep -q '18 percent' "$work/log" || { cat "$work/log"; fail "it was stopped, but not for the changed claim"; }
test -z "$(git status --porcelain | grep -v '^M  articles/ferry.md$')" || fail "the hook changed files"

sed -i.orig 's/18 percent/15 percent/' articles/ferry.md && rm articles/ferry.md.orig
printf '\nA last line.\n' >>articles/ferry.md
git add --all
git commit --quiet --message Corrected || fail "a commit of corrected claims was stopped"
echo "The pre-commit hook stops what it should, and nothing else."
