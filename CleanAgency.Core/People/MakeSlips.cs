using System.Collections.Concurrent;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.People;

/// <summary>
/// One-time passwords with their hashes, before an import opens the accounts. A question, because each hash takes 50 ms on purpose
/// and no writer may wait for hundreds; asked in portions, so that a page can say how far it is. Nothing is kept.
/// </summary>
[Needs(Permission.ManagePeople)]
[EveryRow("accounts that are about to be opened are nobody's rows yet")]
public sealed record MakeSlips(IReadOnlyList<string> Accounts) : Query<IReadOnlyList<MakeSlips.Slip>>
{
    public const int Most = 50;

    public sealed record Slip(string Account, Secret OneTime, Secret Hash);
}

internal sealed class MakeSlipsForm : AbstractValidator<MakeSlips>
{
    public MakeSlipsForm() => RuleFor(q => q.Accounts).Must(accounts => accounts is { Count: <= MakeSlips.Most });
}

internal sealed class MakeSlipsHandler(IAccounts accounts) : IRequestHandler<MakeSlips, IReadOnlyList<MakeSlips.Slip>>
{
    // One processor stays free for everybody else.
    private static readonly int AtOnce = Math.Max(1, Environment.ProcessorCount - 1);

    public async Task<IReadOnlyList<MakeSlips.Slip>> Handle(MakeSlips query, CancellationToken ct)
    {
        var made = new ConcurrentBag<MakeSlips.Slip>();
        await Parallel.ForEachAsync(query.Accounts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, (account, _) =>
        {
            var oneTime = PasswordRule.OneTime();
            made.Add(new(account, oneTime, accounts.Hash(oneTime)));
            return ValueTask.CompletedTask;
        });
        return [.. made];
    }
}
