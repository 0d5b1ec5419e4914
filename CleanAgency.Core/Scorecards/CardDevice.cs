using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>A device that took a card along: until it has said that it holds nothing more, something may be missing from the card.</summary>
public sealed class CardDevice : Entity
{
    internal CardDevice(Guid cardId, string device, Guid personId, string person, DateTime at) =>
        (CardId, Device, PersonId, Person, TakenAt, LastContact) = (cardId, device, personId, person, at, at);

    private CardDevice() => (Device, Person) = (null!, null!);

    public Guid CardId { get; private init; }

    public string Device { get; private init; }

    [NotAudited]
    public Guid PersonId { get; private init; }

    public string Person { get; private init; }

    public DateTime TakenAt { get; private init; }

    [NotAudited]
    public DateTime LastContact { get; private set; }

    /// <summary>What it still held when it was heard of last.</summary>
    [NotAudited]
    public int Unsent { get; private set; }

    /// <summary>What the group calls it by: the first letters of its number.</summary>
    public string Name => Device.Length <= 4 ? Device : Device[..4].ToUpperInvariant();

    public override string Caption => Name;

    /// <summary>While the group scores, its last word will do; from the deliberation on it has to say so again.</summary>
    public bool IsKnownEmpty(Scorecard card) => Unsent == 0 && (card.Stage == CardStage.Open || LastContact >= card.StageAt);
}

internal static class CardDevices
{
    public static async Task<List<CardDevice>> DevicesInDoubt(this IAppDb db, Scorecard card, CancellationToken ct) =>
        [.. (await db.Set<CardDevice>().AsNoTracking().Where(d => d.CardId == card.Id).ToListAsync(ct)).Where(d => !d.IsKnownEmpty(card))];
}

/// <summary>带走: the device keeps the card from now on.</summary>
[Needs(Permission.Score)]
public sealed record TakeAlong(Guid CardId, string Device) : Command, IAbout<Scorecard>
{
    Guid IAbout<Scorecard>.RowId => CardId;
}

internal sealed class TakeAlongForm : AbstractValidator<TakeAlong>
{
    public TakeAlongForm() => RuleFor(c => c.Device).NotEmpty().MaximumLength(64);
}

internal sealed class TakeAlongHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<TakeAlong>
{
    public async Task<Unit> Handle(TakeAlong command, CancellationToken ct)
    {
        if (!await db.Set<CardDevice>().AnyAsync(d => d.CardId == command.CardId && d.Device == command.Device && d.PersonId == actor.Id, ct))
        {
            db.Set<CardDevice>().Add(new(command.CardId, command.Device, actor.Id, actor.Name, clock.Now));
        }

        return Unit.Value;
    }
}

/// <summary>What a device says about a card that it keeps.</summary>
/// <param name="Report">It was asked, or has nothing else to say: then it is written down whatever was written before.</param>
public sealed record Contact(Guid PersonId, string Device, Guid CardId, int Unsent, bool Report);

/// <summary>Port: the contacts of devices. Technique, as the pulse of a job is: seldom written, and not audited.</summary>
public interface IDeviceContacts
{
    /// <returns>False: it is not known that this device keeps the card.</returns>
    Task<bool> Heard(Contact contact, CancellationToken ct);
}
