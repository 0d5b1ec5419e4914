using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Facts;

/// <summary>One fact by hand, where a workbook is not worth while.</summary>
[Needs(Permission.EditFacts)]
public sealed record EnterFact(Guid UnitId, Guid RoundId, string Name, FactContent Content) : Command<Guid>, IAbout<SupervisedUnit>, ILane
{
    Guid IAbout<SupervisedUnit>.RowId => UnitId;

    string ILane.Lane => "facts";
}

internal sealed class EnterFactHandler(IAppDb db, Clock clock) : IRequestHandler<EnterFact, Guid>
{
    public async Task<Guid> Handle(EnterFact command, CancellationToken ct)
    {
        var unit = await db.Set<SupervisedUnit>().FindOrRefuse(command.UnitId, ct);
        var round = await db.Set<Round>().Include(r => r.Units).AsNoTracking().FindOrRefuse(command.RoundId, ct);
        var fact = round.WhyNotAbout(unit.Id) is { } no ? throw no : new UnitFact(round.Id, unit.Id, command.Name, command.Content.CheckedOn(clock.Today));
        if (await db.Set<UnitFact>().AnyAsync(f => f.RoundId == fact.RoundId && f.UnitId == fact.UnitId && f.Name == fact.Name, ct))
        {
            throw new RuleBroken("Facts.AlreadyThere", fact.Name);
        }

        db.Set<UnitFact>().Add(fact);
        return fact.Id;
    }
}

/// <param name="Seen">The version that stood on the screen.</param>
[Needs(Permission.EditFacts)]
public sealed record CorrectFact(Guid FactId, FactContent Content, int Seen) : Command, IAbout<UnitFact>
{
    Guid IAbout<UnitFact>.RowId => FactId;
}

internal sealed class CorrectFactHandler(IAppDb db, Clock clock) : IRequestHandler<CorrectFact>
{
    public async Task<Nothing> Handle(CorrectFact command, CancellationToken ct)
    {
        (await db.Set<UnitFact>().FindOrRefuse(command.FactId, ct)).Correct(command.Content.CheckedOn(clock.Today), command.Seen);
        return Nothing.Value;
    }
}
