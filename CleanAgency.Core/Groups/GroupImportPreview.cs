using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>What the file would do, row by row, and which units the groups may then not judge. Nothing is written.</summary>
[Needs(Permission.PlanRounds)]
public sealed record GroupImportPreview(Guid UploadId, Guid RoundId, VerdictKind? Only = null, int Page = 1, int Size = 50) : Query<GroupImportPreview.Answer>, IAbout<UploadedSheet>
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;

    /// <param name="Round">Its code.</param>
    /// <param name="WithoutRole">Who comes into a group and cannot work yet.</param>
    public sealed record Answer(ImportPreview Shown, string Round, TextCode? WithoutRole, IReadOnlyList<Barring> Barred) : ImportPreview(Shown);

    /// <summary>What a group may not judge because of those who come into it.</summary>
    public sealed record Barring(string Group, IReadOnlyList<Bar> Units);

    public sealed record Bar(string Unit, IReadOnlyList<string> Reasons);
}

internal sealed class GroupImportPreviewHandler(IAppDb db, IWorkbooks workbooks, Actor actor) : IRequestHandler<GroupImportPreview, GroupImportPreview.Answer>
{
    public async Task<GroupImportPreview.Answer> Handle(GroupImportPreview query, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().AsNoTracking().FindOrRefuse(query.UploadId, ct);
        var import = await GroupImport.Of(upload.OpenFor<UploadGroups>(workbooks), db, query.RoundId, ct);
        List<string> lacking = [.. import.Arrivals.Where(a => Candidate.Of(a.Person, null).LacksRole).Select(a => a.Person.Name)];
        return new(
            ImportPreview.Of(upload, import.Judgement, query.Only, query.Page, query.Size), import.Round.Code,
            lacking.Count > 0 ? Gaps.Said(GapKind.WithoutRole, lacking) : null, await Barred(import, ct));
    }

    private async Task<IReadOnlyList<GroupImportPreview.Barring>> Barred(GroupImport import, CancellationToken ct)
    {
        var arrivals = import.Arrivals.DistinctBy(a => a.Person.Id).ToDictionary(a => a.Person.Id);
        var inScope = import.Round.Units.Select(u => u.UnitId).ToHashSet();
        var units = await db.Set<SupervisedUnit>().AsNoTracking().Where(u => inScope.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        var recusals = (await db.RecusalsOf(import.Round, arrivals.Keys, ct)).Where(r => inScope.Contains(r.UnitId)).ToList();
        return
        [
            .. from recusal in recusals
               let row = arrivals[recusal.PersonId].Row
               group recusal by (row.Number, row.GroupName) into barred
               orderby barred.Key.Number
               select new GroupImportPreview.Barring(barred.Key.GroupName,
               [
                   .. from recusal in barred
                      group recusal.Say(arrivals[recusal.PersonId].Person.Name, import.Round.From, actor.MayRead(recusal)).ToString() by units[recusal.UnitId] into reasons
                      orderby reasons.Key.Sequence, reasons.Key.Code
                      select new GroupImportPreview.Bar(reasons.Key.Name, [.. reasons.Distinct()]),
               ]),
        ];
    }
}
