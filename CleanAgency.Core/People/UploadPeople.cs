using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.People;

[Needs(Permission.ManagePeople)]
[EveryRow("a file that is being uploaded is nobody's row yet")]
public sealed record UploadPeople(string FileName, FileBytes File) : KeepUpload(FileName, File);

internal sealed class UploadPeopleForm : KeepUploadRules<UploadPeople>;

internal sealed class UploadPeopleHandler(IAppDb db, Actor actor, Clock clock) : KeepUploadHandler<UploadPeople>(db, actor, clock);
