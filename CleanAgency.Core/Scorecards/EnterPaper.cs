using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;

namespace CleanAgency.Core.Scorecards;

/// <summary>回填: all lines or none, only what the preview has shown, and each by the rules of the stroke that a tablet would have sent. It has the card for itself.</summary>
[Needs(Permission.Score)]
public sealed record EnterPaper(Guid CardId, Guid UploadId, string Fingerprint) : CardStep(CardId);

internal sealed class EnterPaperHandler(PaperDesk papers, ScoringDesk desk, IAppDb db, Clock clock) : IRequestHandler<EnterPaper>
{
    public async Task<Unit> Handle(EnterPaper command, CancellationToken ct)
    {
        var (upload, _, import) = await papers.Read(command.CardId, command.UploadId, ct);
        Judgement.RefuseUnlessSeen(command.Fingerprint, import.Judgement);
        foreach (var strokes in import.Strokes(clock.Now).GroupBy(stroke => stroke.ItemId))
        {
            // Opened once: what one stroke adds, the next one finds.
            var item = await desk.Open(strokes.First(), ct);
            foreach (var stroke in strokes)
            {
                Lay(item, stroke);
            }

            item.Judged();
        }

        db.Set<UploadedSheet>().Remove(upload);
        return Unit.Value;
    }

    private void Lay(OpenItem item, Tap stroke)
    {
        if (stroke is SetAnswer answer)
        {
            db.Set<Claim>().Add(item.Set(answer).Claim);
        }
        else
        {
            db.Set<Occurrence>().Add(item.Add((AddOccurrence)stroke));
        }
    }
}
