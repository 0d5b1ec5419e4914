using System.Text.Json;
using System.Text.Json.Serialization;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;

namespace CleanAgency.Core.People;

/// <summary>All rows or none, and only what the preview has shown. The roles of the list become proposals.</summary>
/// <param name="Hashes">Of the newcomers' one-time passwords, by account: see <see cref="MakeSlips"/>.</param>
[Needs(Permission.ManagePeople)]
public sealed record ImportPeople(Guid UploadId, string Fingerprint, OneTimeHashes Hashes) : Command, IAbout<UploadedSheet>, ILane
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;

    string ILane.Lane => "people";
}

internal sealed class ImportPeopleHandler(IAppDb db, IAccounts accounts, IWorkbooks workbooks, Actor actor, Clock clock) : IRequestHandler<ImportPeople>
{
    public async Task<Unit> Handle(ImportPeople command, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().FindOrRefuse(command.UploadId, ct);
        var import = await PeopleImport.Of(upload.OpenFor<UploadPeople>(workbooks), db, clock.Today, ct);
        Judgement.RefuseUnlessSeen(command.Fingerprint, import.Judgement);
        var (added, proposed) = import.Write(actor.Name, clock.Now);
        db.Set<Person>().AddRange(added);
        db.Set<RoleProposal>().AddRange(proposed);
        accounts.OpenAll(added.Select(person => new HashedAccount(person.Id, person.Account, command.Hashes.Of(person.Account))));
        db.Set<UploadedSheet>().Remove(upload);
        return Unit.Value;
    }
}

/// <summary>Hashes of one-time passwords by account. The audit and the ledger see how many, never one.</summary>
[JsonConverter(typeof(Counted))]
public sealed record OneTimeHashes(IReadOnlyDictionary<string, Secret> ByAccount)
{
    public Secret Of(string account) => ByAccount.GetValueOrDefault(account) ?? throw new RuleBroken("Sheets.ChangedSince");

    public override string ToString() => $"{ByAccount.Count}";

    private sealed class Counted : JsonConverter<OneTimeHashes>
    {
        public override OneTimeHashes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, OneTimeHashes value, JsonSerializerOptions options) => writer.WriteNumberValue(value.ByAccount.Count);
    }
}
