using System.Net;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Operation;

public sealed class HealthTests
{
    [Fact]
    public async Task Anyone_may_ask_whether_the_server_lives_and_is_ready_and_learns_no_more()
    {
        using var database = TestDatabase.Staffed();
        using var server = new RunningAgency(database);
        using var client = server.CreateClient();
        Assert.Equal((HttpStatusCode.OK, "live"), await Ask(client, "/health/live"));
        Assert.Equal((HttpStatusCode.OK, "ready"), await Ask(client, "/health/ready"));

        await using var agency = new Agency(database);
        await agency.Sql("""DELETE FROM "__EFMigrationsHistory" """);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready"), await Ask(client, "/health/ready"));
        Assert.Equal((HttpStatusCode.OK, "live"), await Ask(client, "/health/live"));
    }

    private static async Task<(HttpStatusCode, string)> Ask(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
