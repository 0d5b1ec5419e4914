namespace CleanAgency.Tests.Benchmarks;
internal static class ImportBenchmark { public static Task Run() => Task.CompletedTask; }
