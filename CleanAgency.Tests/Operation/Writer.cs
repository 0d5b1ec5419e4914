using System.Globalization;
using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;

namespace CleanAgency.Tests.Operation;

/// <summary>
/// A server process of its own, without screens: four people register units until they are killed, and each acknowledged command is
/// said on the console.
/// </summary>
internal static class Writer
{
    public const int Hands = 4;

    public static Guid IdOf(int number) => new(number + 1, 0, 0, new byte[8]);

    public static RegisterUnit Command(int number) => new($"KT{number:000}", Office.Profile($"单位{number.ToString(CultureInfo.InvariantCulture)}"));

    public static async Task Run(string database)
    {
        await using var agency = await new Agency(TestDatabase.Of(database)).Start();
        var sender = agency.As("coordinator");
        await Task.WhenAll(Enumerable.Range(0, Hands).Select(hand => Task.Run(async () =>
        {
            for (var number = hand; ; number += Hands)
            {
                await sender.Send(Command(number), IdOf(number));
                await Console.Out.WriteLineAsync(number.ToString(CultureInfo.InvariantCulture));
            }
        })));
    }
}
