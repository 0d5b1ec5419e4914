using CleanAgency.Core.Groups;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Groups;

public sealed class ConflictRowsTests
{
    [Fact]
    public async Task Nobody_withdraws_what_another_declared()
    {
        await using var agency = new Agency();
        var foreign = await agency.As("coordinator2").Send(new DeclareConflict(agency.Unit("U01"), Office.Kin));
        var own = await agency.As("inspector").Send(new DeclareConflict(agency.Unit("U01"), Office.Kin));
        Assert.Equal("Access.ForeignRow", await agency.As("inspector").Refused(new WithdrawConflict(foreign, new("亲属已调离"))));
        await agency.As("inspector").Send(new WithdrawConflict(own, new("亲属已调离")));
        Assert.Equal("Groups.Withdrawn", await agency.As("inspector").Refused(new WithdrawConflict(own, new("亲属已调离"))));
        Assert.Single((await agency.As("inspector").Send(new MyConflicts())).Form.All);
    }
}
