using System.Globalization;
using System.Reflection;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Tests.Architecture;
using Xunit;

namespace CleanAgency.Tests.Audit;

/// <summary>The auditor reads words of the office, never names of code.</summary>
public sealed class AuditWordsTests
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    // Every message may be refused, and every refusal leaves an entry; so questions need a word too.
    [Fact]
    public void Every_message_has_a_word_in_both_languages() => Tree.None(
        from message in Architecture.Core.Messages
        from language in Languages
        where RuleTexts.Find($"Audit.Act.{message.Name}", language) is null
        select $"Core/Audit/Texts: Act.{message.Name} ({language})");

    [Fact]
    public void Every_kind_of_row_has_a_word_in_both_languages() => Tree.None(
        from kind in Architecture.Core.Entities.Where(kind => !typeof(IPartOf).IsAssignableFrom(kind))
        from language in Languages
        where RuleTexts.Find($"Audit.Kind.{kind.Name}", language) is null
        select $"Core/Audit/Texts: Kind.{kind.Name} ({language})");

    [Fact]
    public void Every_result_has_a_word_in_both_languages() => Tree.None(
        from result in Enum.GetValues<AuditResult>()
        from language in Languages
        where RuleTexts.Find($"Audit.AuditResult.{result}", language) is null
        select $"{result} ({language})");

    [Fact]
    public void Every_field_of_a_command_has_a_word() => Tree.None(
        from command in Architecture.Core.Messages.Where(m => typeof(ICommand).IsAssignableFrom(m) || m.IsDefined(typeof(RecordedAttribute)))
        from property in command.GetProperties().Where(p => p.GetMethod!.IsPublic && p.CanWrite && Plain(p.PropertyType))
        where AuditWords.OnScreen.Field(command, property.Name) == property.Name
        select $"Core/Audit/Texts: Field.{property.Name} or Field.{command.Name}.{property.Name}");

    [Fact]
    public void Every_audited_field_of_a_row_has_a_word() => Tree.None(
        from kind in Architecture.Core.Entities
        where !kind.IsDefined(typeof(NotAuditedAttribute))
        from property in kind.GetProperties().Where(p => p.CanWrite && p.DeclaringType != typeof(Entity) && Plain(p.PropertyType) && !p.IsDefined(typeof(NotAuditedAttribute)))
        where AuditWords.OnScreen.Field(kind, property.Name) == property.Name
        select $"Core/Audit/Texts: Field.{property.Name} or Field.{kind.Name}.{property.Name}");

    [Fact]
    public void What_has_no_word_any_more_is_shown_by_its_name()
    {
        Assert.Equal("BurnPapers", AuditWords.OnScreen.Act("BurnPapers"));
        Assert.Equal("Fires.NoWater", AuditWords.OnScreen.Why("Fires.NoWater", []));
    }

    [Fact]
    public void Only_the_machine_is_called_as_the_machine()
    {
        Assert.Equal("时间表", AuditWords.InWorkbook.Person("timetable", ""));
        // Somebody who types this as his account is no timetable.
        Assert.Equal("timetable", AuditWords.InWorkbook.Person("timetable", "10.0.0.9"));
    }

    private static bool Plain(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(Guid) || plain == typeof(DateOnly) || plain == typeof(DateTime) || plain == typeof(Secret));
}
