using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>The own unit's self-score in the round that runs today, as the liaison fills it in; null where none is asked.</summary>
[Needs(Permission.SelfScore)]
public sealed record SelfScoreForm : Query<SelfScoreForm.Answer?>, IAmong<SelfScore>
{
    /// <param name="Open">It may still be filled in.</param>
    /// <param name="Total">Of what stands and, where nothing was typed, of what the facts give.</param>
    public sealed record Answer(
        Guid Id, string Unit, string Round, DateOnly Last, bool Open, bool GroupSigned, DateTime? SubmittedAt, string? SubmittedBy, Points Total, Points Max, IReadOnlyList<Area> Areas);

    public sealed record Area(string Name, IReadOnlyList<Line> Lines);

    /// <param name="Foreseen">What the rule makes of the unit's facts.</param>
    /// <param name="Facts">Those facts, in words.</param>
    public sealed record Line(
        Guid ItemId, string Code, string Name, Points Max, string Wording, Points? Foreseen, IReadOnlyList<string> Facts, int Version, Points? Points, string Note, IReadOnlyDictionary<string, FieldMark> Marks)
    {
        public string Text(SelfField field) => field == SelfField.Note ? Note : Points?.ToEntry() ?? "";
    }
}

internal sealed class SelfScoreFormHandler(Rows<SelfScore> rows, SelfScoreDesk desk, IAppDb db, Clock clock) : IRequestHandler<SelfScoreForm, SelfScoreForm.Answer?>
{
    public async Task<SelfScoreForm.Answer?> Handle(SelfScoreForm query, CancellationToken ct)
    {
        if (await rows.Visible.Current(db, clock.Today, ct) is not { } id)
        {
            return null;
        }

        var form = await desk.Open(id, ct);
        var unit = await db.Set<SupervisedUnit>().AsNoTracking().FindOrRefuse(form.Self.UnitId, ct);
        var lines = form.Asked.Select(one => (one.Item.Indicator.AreaId, Line: Line(form, one))).ToList();
        return new(
            id, unit.Name, form.Round.Name, form.Last, form.Self.SubmittedAt is null && !form.Signed && clock.Today <= form.Last, form.Signed, form.Self.SubmittedAt, form.Self.SubmittedBy,
            lines.Sum(one => one.Line.Points ?? one.Line.Foreseen ?? Points.Zero), lines.Sum(one => one.Line.Max),
            [.. form.Scheme.Scheme.Areas.Select(area => new SelfScoreForm.Area(area.Name, [.. lines.Where(one => one.AreaId == area.Id).Select(one => one.Line)])).Where(area => area.Lines.Count > 0)]);
    }

    private static SelfScoreForm.Line Line(OpenSelfScore form, OpenSelfScore.AskedItem asked)
    {
        var (item, line) = (asked.Item.Indicator, form.Self.LineOf(asked.Item.Id));
        return new(
            item.Id, item.Code, item.Name, item.Max, item.Wording, asked.Foreseen,
            [.. form.Facts.Where(fact => asked.Item.Facts.Contains(fact.Name)).Select(fact => $"{fact.Name} {fact.Content.Said}")],
            line?.Version ?? 0, line?.Points, line?.Note ?? "", line?.Marks.All ?? new Dictionary<string, FieldMark>());
    }
}
