#!/usr/bin/env bash
# Benchmarks, each against a floor measured in the same run:  eng/bench.sh [assign|books|commands|import|notices|page|results|tap [circuits]]
# Without a name all of them. They print; no test asserts a time. The commands run on SQLite; "tap" needs Node 20 for its load.
# Not a benchmark but as long as one likes:  eng/bench.sh chaos [seeds]
set -euo pipefail
cd "$(dirname "$0")/.."
export CLEANAGENCY_PUBLISHED CLEANAGENCY_CIRCUITS=$PWD/eng/circuits
CLEANAGENCY_PUBLISHED=$(mktemp -d)
trap 'rm -rf "$CLEANAGENCY_PUBLISHED"' EXIT
dotnet build CleanAgency.Tests -c Release --nologo -v quiet
if [ $# = 0 ] || [[ " $* " == *" tap "* ]]; then (cd eng/circuits && npm ci --silent --no-audit --no-fund); fi
if [ $# = 0 ] || [[ " $* " =~ \ (page|tap)\  ]]; then dotnet publish CleanAgency.Web -c Release -o "$CLEANAGENCY_PUBLISHED" --nologo -v quiet; fi
dotnet CleanAgency.Tests/bin/Release/net10.0/CleanAgency.Tests.dll "$@"
