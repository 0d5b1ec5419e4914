using System.Reflection;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using Xunit;

namespace CleanAgency.Tests.Architecture;

public sealed class MessageTests
{
    [Fact]
    public void Every_message_names_the_right_it_needs() => Tree.None(Core.Messages.Where(m => m.GetCustomAttribute<NeedsAttribute>() is null).Select(m => m.Name));

    [Fact]
    public void Every_message_has_a_row_rule_or_says_why_not() => Tree.None(
        from message in Core.Messages
        let rows = Core.RowsOf(message, typeof(IAbout<>)).Count + Core.RowsOf(message, typeof(IAmong<>)).Count
        where rows > 0 == (message.GetCustomAttribute<EveryRowAttribute>() is not null)
        select message.Name);

    [Fact]
    public void Every_message_is_a_command_or_a_question() => Tree.None(
        Core.Messages.Where(m => !typeof(ICommand).IsAssignableFrom(m) && m.BaseType is not { IsGenericType: true, Name: "Query`1" }).Select(m => m.Name));

    [Fact]
    public void Who_handles_a_question_among_rows_begins_with_the_rows_that_the_person_may_see() => Tree.None(
        from message in Core.Messages
        from row in Core.RowsOf(message, typeof(IAmong<>))
        where !Core.HandlerOf(message).GetConstructors().Single().GetParameters().Any(p => p.ParameterType == typeof(Rows<>).MakeGenericType(row))
        select $"{Core.HandlerOf(message).Name} does not take Rows<{row.Name}>");

    [Fact]
    public void Every_message_over_all_rows_is_listed_in_the_readme_with_its_reason()
    {
        var readme = Tree.Exists("README.md") ? Tree.Text("README.md") : "";
        var missing = Core.Messages.Where(m => m.GetCustomAttribute<EveryRowAttribute>() is not null)
            .Select(m => $"| {m.Name} | {m.GetCustomAttribute<EveryRowAttribute>()!.Why} |").Where(line => !readme.Contains(line, StringComparison.Ordinal)).ToList();
        Assert.True(missing.Count == 0, "Paste into README.md:\n| message | why |\n|---|---|\n" + string.Join("\n", missing));
    }

    [Fact]
    public void Every_row_rule_has_tests_of_its_own() => Tree.None(
        Core.RowRules.Select(rule => $"{rule.Name}Tests").Except(typeof(MessageTests).Assembly.GetTypes().Select(t => t.Name)));

    [Fact]
    public void Every_kind_of_row_that_messages_name_has_one_rule() => Tree.None(
        Core.Messages.SelectMany(m => Core.RowsOf(m, typeof(IAbout<>)).Concat(Core.RowsOf(m, typeof(IAmong<>)))).Distinct()
            .Where(row => Core.RowRules.Count(rule => rule.BaseType!.GenericTypeArguments[0] == row) != 1).Select(row => row.Name));

    [Fact]
    public void Every_command_with_a_secret_keeps_it_as_a_secret() => Tree.None(
        from message in Core.Messages
        from property in message.GetProperties()
        where property.PropertyType == typeof(string) && property.Name.Contains("password", StringComparison.OrdinalIgnoreCase)
        select $"{message.Name}.{property.Name}");
}
