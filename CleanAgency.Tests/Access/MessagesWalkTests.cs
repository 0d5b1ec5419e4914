using System.Reflection;
using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Access;

/// <summary>Every message, with every role and a stranger, on own and foreign rows: refused and allowed exactly as the page of rights and the row rules say.</summary>
public sealed class MessagesWalkTests
{
    private static readonly string[] GateSays = ["Access.NoRight", "Access.ForeignRow", "Access.Ended"];

    public static TheoryData<string> Messages => [.. Architecture.Core.Messages.Where(WalkPlan.Messages.ContainsKey).Select(m => m.Name)];

    [Fact]
    public void The_walk_knows_every_message() => Assert.Empty(Architecture.Core.Messages.Except(WalkPlan.Messages.Keys).Select(m => $"WalkPlan.Messages needs a line for {m.Name}"));

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Who_may_send_it_may_and_nobody_else(string name)
    {
        await using var agency = new Agency();
        var message = Architecture.Core.Messages.Single(m => m.Name == name);
        var kind = Architecture.Core.RowsOf(message, typeof(IAbout<>)).SingleOrDefault();
        (string Name, Guid Id)[] rows = kind is null ? [("", Guid.Empty)] : await RowsOf(agency, kind);
        List<string> wrong = [];
        foreach (var account in WalkPlan.Accounts)
        {
            foreach (var row in rows)
            {
                var expected = !WalkPlan.RightsOf(account).Contains(Architecture.Core.RightOf(message)) ? "Access.NoRight"
                    : kind is not null && !WalkPlan.Sees(account, kind, row.Name) ? "Access.ForeignRow"
                    : null;
                var code = await Send(account == "" ? agency.Stranger : agency.As(account), WalkPlan.Messages[message](row.Id));
                if (expected is null ? GateSays.Contains(code) : code != expected)
                {
                    wrong.Add($"{(account == "" ? "a stranger" : account)} on {row.Name}: {code ?? "done"} instead of {expected ?? "let through"}");
                }
            }
        }

        Assert.Empty(wrong);
        // What the gate refused has left its trace and nothing else.
        Assert.All((await agency.Audit(name)).Where(e => GateSays.Contains(e.Code)), e => Assert.Equal(AuditResult.Refused, e.Result));
    }

    // One after the other: two rows may need the same round, and make it where it is not there.
    private static async Task<(string Name, Guid Id)[]> RowsOf(Agency agency, Type kind)
    {
        List<(string, Guid)> rows = [];
        foreach (var row in WalkPlan.Rows[kind])
        {
            rows.Add((row, await WalkPlan.IdOf(agency, kind, row)));
        }

        return [.. rows];
    }

    private static async Task<string?> Send(Sender sender, object message)
    {
        var answer = message.GetType().GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(MediatR.IRequest<>)).GenericTypeArguments[0];
        return await (Task<string?>)typeof(MessagesWalkTests).GetMethod(nameof(CodeOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(answer).Invoke(null, [sender, message])!;
    }

    private static async Task<string?> CodeOf<T>(Sender sender, MediatR.IRequest<T> message) => (await sender.Try(message)).Code;
}
