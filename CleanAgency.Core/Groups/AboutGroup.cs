using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>What is done to one group. All of them take turns: that nobody is in two groups is a rule over several rows.</summary>
public abstract record AboutGroup(Guid GroupId) : Command, IAbout<SupervisionGroup>, ILane
{
    Guid IAbout<SupervisionGroup>.RowId => GroupId;

    string ILane.Lane => "groups";
}

internal static class GroupQueries
{
    public static async Task<(SupervisionGroup Group, Round Round)> GroupWithRound(this IAppDb db, Guid groupId, CancellationToken ct)
    {
        var group = await db.Set<SupervisionGroup>().Include(g => g.Members).FindOrRefuse(groupId, ct);
        return (group, await db.Set<Round>().AsNoTracking().FindOrRefuse(group.RoundId, ct));
    }

    /// <summary>Lists, notices and reasons know a group by its name alone.</summary>
    public static async Task RefuseTaken(this IAppDb db, Guid roundId, string? name, Guid? by, CancellationToken ct)
    {
        var text = (name ?? "").Trim();
        if (await db.Set<SupervisionGroup>().AnyAsync(g => g.RoundId == roundId && g.Id != by && g.Name == text, ct))
        {
            throw new RuleBroken("Groups.NameTaken", text);
        }
    }
}

internal static class ReasonForm
{
    public static void MustSayWhy<T>(this IRuleBuilder<T, string> reason) =>
        reason.Must(text => (text ?? "").Trim() is { Length: >= 2 and <= 200 }).WithMessage(_ => RuleTexts.Say("Groups.ReasonForm"));
}
