using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>
/// 5,000 units with a liaison each, and twenty rounds in which something waits at every unit: visits that were told, cards that wait for their unit's word, and one
/// round whose cards are all under review by the same leader. What months of messages leave behind is made as rows.
/// </summary>
internal static class BigDistrict
{
    public const int Units = 5000;
    private const int Rounds = 20;
    private const string NewId = "upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))";

    public static int Deadlines => Units * Rounds;

    /// <param name="today">The visits lie in the two months after it; what units may object to was sent that day.</param>
    public static async Task Make(Agency agency, DateOnly today)
    {
        // A current round with its plan, as there always is one. The big ones are over by the calendar: of plans only those of running rounds are looked at.
        await Office.Visit(agency, "U01");
        var units = await BigRound.Units(agency, Units);
        await agency.Do((AppDb db) =>
        {
            db.AddRange(units.Select((unit, n) => new Person($"b{n:D5}", "程示文", unit, "", new(2019, 3, 1))));
            return db.SaveChangesAsync();
        });
        await agency.Sql($"insert into Grants (Id, PersonId, Role, GrantedBy, \"From\", Version) select {NewId}, Id, 'UnitLiaison', '程示文', '2026-01-01 00:00:00', 1 from People where Account like 'b0%'");
        var coordinator = agency.As("coordinator");
        for (var n = 1; n <= Rounds; n++)
        {
            await coordinator.Send(new FormGroup(await coordinator.Send(new PlanRound($"B{n:D2}", Office.Period with { To = today.AddDays(-1) }, CopyLast: false)), 1, "第1组", agency.Unit("U02"), 8, agency.Person("inspector")));
        }

        await agency.Do((AppDb db) => db.Set<Round>().Where(r => EF.Functions.Like(r.Code, "B%")).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RoundState.Announced).SetProperty(r => r.AnnouncedAt, DateTime.UtcNow)));
        var at = $"'{Clock.FromShanghai(today, new(5, 0)):yyyy-MM-dd HH:mm:ss}'";
        await agency.Sql($"""
            insert into Visits (Id, RoundId, UnitId, GroupId, Date, Half, ToldAt, Version)
            select {NewId}, g.RoundId, u.Id, g.Id, date('{today:yyyy-MM-dd}', '+' || (10 + u.Sequence % 50) || ' days'), 'Morning', {at}, 1
            from Units u, Groups g join Rounds r on r.Id = g.RoundId where u.Code like 'B%' and r.Code between 'B11' and 'B99'
            """);
        await agency.Sql($"""
            insert into Scorecards (Id, RoundId, UnitId, GroupId, Second, Title, Stage, Epoch, StageAt, SignedAt, SentAt, Version)
            select {NewId}, g.RoundId, u.Id, g.Id, 0, u.Name, case r.Code when 'B01' then 'UnderReview' else 'AwaitingUnit' end, 1, {at}, {at}, {at}, 1
            from Units u, Groups g join Rounds r on r.Id = g.RoundId where u.Code like 'B%' and r.Code between 'B01' and 'B10'
            """);
    }
}
