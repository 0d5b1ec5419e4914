using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;

namespace CleanAgency.Core.Scorecards;

/// <summary>What a card filled in on paper would enter, line by line. Nothing is written.</summary>
[Needs(Permission.Score)]
public sealed record PaperPreview(Guid CardId, Guid UploadId, VerdictKind? Only = null, int Page = 1, int Size = 50) : Query<PaperPreview.Answer>, IAbout<Scorecard>
{
    Guid IAbout<Scorecard>.RowId => CardId;

    /// <param name="Card">What it is called.</param>
    public sealed record Answer(ImportPreview Shown, string Card, IReadOnlyList<TextCode> Besides) : ImportPreview(Shown);
}

internal sealed class PaperPreviewHandler(PaperDesk desk) : IRequestHandler<PaperPreview, PaperPreview.Answer>
{
    public async Task<PaperPreview.Answer> Handle(PaperPreview query, CancellationToken ct)
    {
        var (upload, card, import) = await desk.Read(query.CardId, query.UploadId, ct);
        return new(ImportPreview.Of(upload, import.Judgement, query.Only, query.Page, query.Size), card.Title, import.Notices);
    }
}
