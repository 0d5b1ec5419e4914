#!/usr/bin/env bash
# Benchmarks, each against a floor measured in the same run:  eng/bench.sh [assign|commands|import|page]
# Without a name all of them. They print; no test asserts a time. The commands run on SQLite.
set -euo pipefail
cd "$(dirname "$0")/.."
export CLEANAGENCY_PUBLISHED
CLEANAGENCY_PUBLISHED=$(mktemp -d)
trap 'rm -rf "$CLEANAGENCY_PUBLISHED"' EXIT
dotnet build CleanAgency.Tests -c Release --nologo -v quiet
if [ $# = 0 ] || [[ " $* " == *" page "* ]]; then dotnet publish CleanAgency.Web -c Release -o "$CLEANAGENCY_PUBLISHED" --nologo -v quiet; fi
dotnet CleanAgency.Tests/bin/Release/net10.0/CleanAgency.Tests.dll "$@"
