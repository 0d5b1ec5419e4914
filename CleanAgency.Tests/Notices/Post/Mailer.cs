using CleanAgency.Tests.Fixtures;

namespace CleanAgency.Tests.Notices.Post;

/// <summary>A server process of its own, without screens, whose postman sends what is due until it is killed.</summary>
internal static class Mailer
{
    public static async Task Run(string database)
    {
        await using var office = new PostOffice(TestDatabase.Of(database));
        await office.Agency.Start();
        await Task.Delay(Timeout.Infinite);
    }
}
