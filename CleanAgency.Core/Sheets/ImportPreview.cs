using CleanAgency.Core.Common;

namespace CleanAgency.Core.Sheets;

/// <summary>What a page shows of an import before it is confirmed; an import that has more to say adds to it.</summary>
public record ImportPreview(
    string FileName, string Sheet, IReadOnlyDictionary<VerdictKind, int> Counts, Page<Verdict> Page, IReadOnlyList<TextCode> Notices, string Fingerprint)
{
    public int Total => Counts.Values.Sum();

    public virtual int ToWrite => Counts.GetValueOrDefault(VerdictKind.New) + Counts.GetValueOrDefault(VerdictKind.Changed);

    internal static ImportPreview Of(UploadedSheet upload, Judgement judgement, VerdictKind? only, int page, int size) => new(
        upload.FileName,
        judgement.Sheet.Name,
        Enum.GetValues<VerdictKind>().ToDictionary(kind => kind, judgement.Count),
        judgement.Verdicts.Where(v => only is null || v.Kind == only).OrderBy(v => v.Kind).ThenBy(v => v.Number).ToList().ToPage(page, size),
        judgement.Notices,
        judgement.Fingerprint);
}
