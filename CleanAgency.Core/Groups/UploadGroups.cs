using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Groups;

[Needs(Permission.PlanRounds)]
[EveryRow("a file that is being uploaded is nobody's row yet")]
public sealed record UploadGroups(string FileName, FileBytes File) : KeepUpload(FileName, File);

internal sealed class UploadGroupsForm : KeepUploadRules<UploadGroups>;

internal sealed class UploadGroupsHandler(IAppDb db, Actor actor, Clock clock) : KeepUploadHandler<UploadGroups>(db, actor, clock);
