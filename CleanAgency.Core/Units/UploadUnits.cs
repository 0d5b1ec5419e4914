using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Units;

[Needs(Permission.EditUnits)]
[EveryRow("a file that is being uploaded is nobody's row yet")]
public sealed record UploadUnits(string FileName, FileBytes File) : KeepUpload(FileName, File);

internal sealed class UploadUnitsForm : KeepUploadRules<UploadUnits>;

internal sealed class UploadUnitsHandler(IAppDb db, Actor actor, Clock clock) : KeepUploadHandler<UploadUnits>(db, actor, clock);
