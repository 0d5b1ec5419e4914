using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Facts;

[Needs(Permission.EditFacts)]
[EveryRow("a file that is being uploaded is nobody's row yet")]
public sealed record UploadFacts(string FileName, FileBytes File) : KeepUpload(FileName, File);

internal sealed class UploadFactsForm : KeepUploadRules<UploadFacts>;

internal sealed class UploadFactsHandler(IAppDb db, Actor actor, Clock clock) : KeepUploadHandler<UploadFacts>(db, actor, clock);
