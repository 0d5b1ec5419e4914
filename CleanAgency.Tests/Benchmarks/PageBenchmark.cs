namespace CleanAgency.Tests.Benchmarks;
internal static class PageBenchmark { public static Task Run() => Task.CompletedTask; }
