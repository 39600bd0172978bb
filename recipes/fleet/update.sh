#!/bin/sh
# Brings the Claude Code authentication section of the repository in the current folder up to date: for multi-gitter,
# turbolift, batch changes, and whatever else runs a script in many clones.
# It asks no questions, writes the same bytes on every machine, and writes nothing if everything is current.
#
#   DRY_RUN=true   print the diff, write nothing
#   AUTHMD=PATH    the program, or the bin.cjs of an unpacked package; otherwise authmd on the PATH
#
# Exit code 0: done, or nothing to do. 2: refused or could not run; the reason and the fix are printed.
set -eu

version=0.1.0
program=${AUTHMD:-authmd}

tool() {
  case $program in
    *.cjs) node "$program" "$@" ;;
    *) "$program" "$@" ;;
  esac
}

found=$(tool --version)
if [ "$found" != "$version" ]; then
  echo "This script is for authmd $version, but found $found. Install that version, or change it here." >&2
  exit 2
fi

# With CI set, only facts about the repository count: the shell of whoever runs this says nothing about its team.
status=0
export CI=true
tool apply --yes || status=$?
# 1 is a finding about the repository. It is printed, and doesn't hold back the change.
[ "$status" -eq 1 ] || exit "$status"
