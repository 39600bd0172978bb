#!/bin/sh
# https://github.com/Skyscanner/turbolift; run it in a campaign's folder (`turbolift init`) whose repos.txt lists
# the repositories and whose README.md is pull-request.md: turbolift takes title and text from there.
# Look at `turbolift foreach -- git diff --cached` before the last line.
set -eu

here=$(cd "$(dirname "$0")" && pwd)

turbolift clone
turbolift foreach -- "$here/update.sh"
# turbolift commits what git tracks, and a file may be new.
turbolift foreach -- git add --all
turbolift commit --message 'Update the Claude Code authentication section'
turbolift create-prs
