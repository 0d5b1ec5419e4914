#!/usr/bin/env bash
# Benchmarks, each against a floor measured in the same run:  eng/bench.sh [commands|import|page]
# Without a name all of them. PostgreSQL: set CLEANAGENCY_TEST_POSTGRES to a server's connection string.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build CleanAgency.Tests -c Release --nologo -v quiet
exec dotnet CleanAgency.Tests/bin/Release/net10.0/CleanAgency.Tests.dll "$@"
