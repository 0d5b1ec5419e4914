using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Access;

/// <summary>Scoring over bad Wi-Fi will stand on this: what was sent twice happens once.</summary>
public sealed class LedgerTests
{
    private static RegisterUnit Registration => new("U90", Office.Profile("区档案馆"));

    [Fact]
    public async Task The_same_command_id_twice_is_one_effect_and_the_same_answer()
    {
        await using var agency = new Agency();
        var (sender, id) = (agency.As("coordinator"), Guid.NewGuid());
        var first = await sender.Send(Registration, id);
        Assert.Equal(first, await sender.Send(Registration, id));
        Assert.Equal(first, agency.Unit("U90"));
        Assert.Single(await agency.Audit(nameof(RegisterUnit)), e => e.SubjectId == first);
    }

    [Fact]
    public async Task An_edit_that_is_repeated_after_a_later_one_changes_nothing_and_gets_its_first_answer()
    {
        await using var agency = new Agency();
        var (sender, unit, id) = (agency.As("coordinator"), agency.Unit("U01"), Guid.NewGuid());
        var edit = new EditUnit(unit, UnitField.Area, "东湖片", 9);
        var version = await sender.Send(edit, id);
        await sender.Send(new EditUnit(unit, UnitField.Area, "西山片", version));
        Assert.Equal(version, await sender.Send(edit, id));
        Assert.Equal("西山片", (await sender.Send(new UnitCard(unit))).Profile.Area);
    }

    [Fact]
    public async Task The_same_id_with_another_body_or_from_another_person_is_refused()
    {
        await using var agency = new Agency();
        var (sender, id) = (agency.As("coordinator"), Guid.NewGuid());
        await sender.Send(Registration, id);
        Assert.Equal("Common.IdReused", await sender.Refused(new RegisterUnit("U90", Office.Profile("区档案局")), id));
        Assert.Equal("Common.IdReused", await sender.Refused(new EditUnit(agency.Unit("U01"), UnitField.Area, "东湖片", 9), id));
        Assert.Equal("Common.IdReused", await agency.As("coordinator2").Refused(Registration, id));
    }

    [Fact]
    public async Task Copies_of_one_command_that_arrive_at_the_same_moment_are_one_effect_and_one_answer()
    {
        await using var agency = new Agency();
        await using var secondServer = new Agency(agency.Database);
        for (var round = 0; round < 5; round++)
        {
            var (id, message) = (Guid.NewGuid(), new RegisterUnit($"U8{round}", Office.Profile("区档案馆")));
            using var start = new Barrier(4);
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Factory.StartNew(
                () =>
                {
                    var sender = (i % 2 == 0 ? agency : secondServer).As("coordinator");
                    start.SignalAndWait();
                    return sender.Send(message, id).GetAwaiter().GetResult();
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            Assert.Single(answers.Distinct());
            Assert.Single(await agency.Audit(nameof(RegisterUnit)), e => e.SubjectId == answers[0]);
        }
    }

    [Fact]
    public async Task A_repeat_after_the_right_was_withdrawn_still_gets_the_first_answer()
    {
        await using var agency = new Agency();
        var (sender, id) = (agency.As("coordinator2"), Guid.NewGuid());
        var first = await sender.Send(Registration, id);
        await agency.As("secadmin").Send(new WithdrawRole(sender.Caller.PersonId, Role.Coordinator));
        Assert.Equal(first, await sender.Send(Registration, id));
        Assert.Equal("Access.NoRight", await sender.Refused(new RegisterUnit("U91", Office.Profile("区史志办")), Guid.NewGuid()));
    }

    [Fact]
    public async Task A_refused_command_leaves_no_entry_so_its_id_may_be_sent_again()
    {
        await using var agency = new Agency();
        var (sender, id) = (agency.As("coordinator"), Guid.NewGuid());
        Assert.Equal("Units.CodeTaken", await sender.Refused(new RegisterUnit("U01", Office.Profile("区档案馆")), id));
        await sender.Send(Registration, id);
        Assert.Equal(1, await agency.Do((AppDb db) => db.Set<LedgerEntry>().CountAsync(e => e.CommandId == id)));
    }
}
