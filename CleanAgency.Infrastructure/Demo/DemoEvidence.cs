using System.Security.Cryptography;
using CleanAgency.Core.Evidence;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>Photos for deductions: for each that demands one, and for as many of the others as make it seventy in a hundred.</summary>
internal sealed partial class DemoStory
{
    private const double Shown = 0.7;

    private static readonly DemoPhoto[] Photos = [DemoPhoto.Of("record.jpg", "会议记录.jpg"), DemoPhoto.Of("hall.jpg", "办事大厅.jpg")];

    private readonly HashSet<(string Account, string Hash)> handedIn = [];
    private int deducted;
    private int shown;

    private async Task Show(string hand, CardList.Row card, DrawnItem item, DrawnAnswer answer, CancellationToken ct)
    {
        if (answer.Left == item.Max || (++deducted * Shown < shown + 0.5 && !item.EvidenceRequired))
        {
            return;
        }

        shown++;
        var photo = Photos[item.Code[0] == 'C' ? 1 : 0];
        if (handedIn.Add((hand, photo.Hash)))
        {
            await As(hand).Send(new ReceiveFile(await As(hand).Send(new StoreFile(photo.Hash, new(new MemoryStream(photo.Bytes))), ct)), ct);
        }

        var id = Guid.CreateVersion7();
        await As(hand, id).Send(new AttachFile(id, card.Id, 1, item.Id, clock.Now, new(photo.Hash, photo.Name)), ct);
    }

    private sealed record DemoPhoto(string Name, string Hash, byte[] Bytes)
    {
        public static DemoPhoto Of(string resource, string name)
        {
            var bytes = DemoTables.Bytes(resource);
            return new(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
        }
    }
}
