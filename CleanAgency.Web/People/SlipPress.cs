using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.People;

/// <summary>Makes the slips of many before the command that needs their hashes: hashing is slow on purpose, and no writer waits for it.</summary>
internal sealed class SlipPress(Messages messages) : IDisposable
{
    // Few at a time, so that the bar moves.
    private const int Portion = 10;
    private readonly List<MakeSlips.Slip> made = [];
    private bool left;

    public IReadOnlyList<MakeSlips.Slip> Made => made;

    public OneTimeHashes Hashes => new(made.ToDictionary(slip => slip.Account, slip => slip.Hash));

    public string? Refusal { get; private set; }

    /// <summary>What it has made so far is for the first of these.</summary>
    public bool IsFor(IReadOnlyList<string> accounts) => made.Count <= accounts.Count && made.Select(slip => slip.Account).SequenceEqual(accounts.Take(made.Count));

    /// <returns>There is one for each, in their order. Asked again, it goes on where it stopped.</returns>
    public async Task<bool> Make(IEnumerable<string> accounts, Action moved)
    {
        foreach (var portion in accounts.Skip(made.Count).Chunk(Portion).ToList())
        {
            var more = await messages.Send(new MakeSlips(portion));
            Refusal = more.Refusal;
            if (left || more.Answer is null)
            {
                return false;
            }

            made.AddRange(portion.Select(account => more.Answer.Single(slip => slip.Account == account)));
            moved();
        }

        return true;
    }

    /// <summary>Who has left the page waits for no more of them.</summary>
    public void Dispose() => left = true;
}
