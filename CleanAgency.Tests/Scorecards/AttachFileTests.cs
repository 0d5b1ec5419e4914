using CleanAgency.Core.Evidence;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Evidence;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>佐证材料 of an item: bytes by their hash, seen by whoever sees the card.</summary>
public sealed class AttachFileTests : IAsyncLifetime
{
    private Agency agency = null!;
    private ScoringHand p06 = null!;
    private ScoringHand p07 = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        (p06, p07) = (await ScoringHand.Of(agency, "p06", "U30"), await ScoringHand.Of(agency, "p07", "U30"));
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task A_photo_hangs_at_the_fact_that_it_proves_and_says_what_its_bytes_say()
    {
        var entry = await p06.Found("C3", "C3.1.1", "逾期3天办结");
        await p06.Send(p06.File("C3", await Pictures.HandIn(p06.Sender, Pictures.Jpeg()), entry));
        var file = Assert.Single((await p07.Item("C3")).Files);
        Assert.Equal(("现场照片.jpg", "image/jpeg", (Guid?)entry), (file.Name, file.Type, file.Entry));
        Assert.Equal(350, (await p07.Item("C3")).Points);
    }

    [Fact]
    public async Task It_waits_until_the_bytes_are_here()
    {
        var photo = Pictures.Jpeg();
        Assert.Equal(AttachFile.NotHere, await p06.Sender.Refused(p06.File("C3", Pictures.HashOf(photo))));
        await p06.Send(p06.File("C3", await Pictures.HandIn(p06.Sender, photo)));
        Assert.Equal(AttachFile.NotHere, await p06.Sender.Refused(p06.File("C3", Pictures.HashOf(photo)) is var tap ? tap with { File = tap.File with { Thumb = new('a', 64) } } : null!));
        Assert.Equal("Scorecards.BadBody", await p06.Sender.Refused(p06.File("C3", "../secret")));
    }

    [Fact]
    public async Task Whoever_sees_the_card_sees_the_file_and_may_link_it_again_and_nobody_else()
    {
        var hash = await Pictures.HandIn(p06.Sender, Pictures.Jpeg());
        Assert.Null(await p07.Sender.Send(new FindFile(hash)));
        await p06.Send(p06.File("C3", hash));
        Assert.NotNull(await p07.Sender.Send(new FindFile(hash)));
        Assert.NotNull(await agency.As("coordinator").Send(new FindFile(hash)));
        await p07.Send(p07.File("B1", hash));

        var open = (await agency.As("coordinator").Send(new CardList()))!.Rows.First(r => r.Group != 2 && r.State is CardState.NotStarted or CardState.Scoring);
        var foreign = await ScoringHand.Of(agency, $"p{((open.Group - 1) * 5) + 1:00}", open.Code);
        Assert.Null(await foreign.Sender.Send(new FindFile(hash)));
        Assert.Equal(AttachFile.NotHere, await foreign.Sender.Refused(foreign.File("B1", hash)));
    }

    [Fact]
    public async Task What_was_taken_away_is_shown_no_more_and_kept()
    {
        var hash = await Pictures.HandIn(p06.Sender, Pictures.Jpeg());
        var file = p06.File("C3", hash);
        await p06.Send(file);
        await p07.Send(new DetachFile(Guid.NewGuid(), file.CardId, 1, file.ItemId, DateTime.UtcNow, file.Id, "传错了单位"));
        Assert.Empty((await p06.Item("C3")).Files);
        Assert.NotNull(await agency.As("coordinator").Send(new FindFile(hash)));
    }
}
