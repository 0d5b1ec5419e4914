using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CleanAgency.Infrastructure.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Architecture;

public sealed partial class HouseTests
{
    private const int LongestFile = 250;
    private static readonly string[] Projects = ["CleanAgency.Core", "CleanAgency.Infrastructure", "CleanAgency.Web", "CleanAgency.Tests"];

    // Program puts the house together, DemoStart fills it before anybody comes in.
    private static readonly string[] MayNameInfrastructure = ["CleanAgency.Web/Program.cs", "CleanAgency.Web/Operation/DemoStart.cs"];

    [Fact]
    public void Every_entity_has_a_mapping()
    {
        using var db = new SqliteAppDb(new DbContextOptionsBuilder<SqliteAppDb>().UseSqlite("Data Source=:memory:").Options);
        var mapped = typeof(AppDb).Assembly.GetTypes().SelectMany(t => t.GetInterfaces())
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>)).Select(i => i.GenericTypeArguments[0]).ToHashSet();
        Tree.None(Core.Entities.Where(e => db.Model.FindEntityType(e) is null || !mapped.Contains(e)).Select(e => e.Name));
    }

    [Fact]
    public void No_screen_talks_to_the_database() => Tree.None(
        from file in Tree.Files("CleanAgency.Web", ".cs", ".razor")
        where !MayNameInfrastructure.Contains(file)
        from forbidden in new[] { "DbContext", "IAppDb", "AppDb", "CleanAgency.Infrastructure", "EntityFrameworkCore" }
        where Regex.IsMatch(Tree.Text(file), $@"\b{forbidden}\b")
        select $"{file} names {forbidden}");

    [Fact]
    public void Classes_are_sealed_unless_somebody_inherits_them()
    {
        Type[] all = [.. new[] { typeof(Core).Assembly, Core.Assembly, typeof(AppDb).Assembly, typeof(Program).Assembly }.SelectMany(a => a.GetTypes())];
        var inherited = all.Select(t => t.BaseType).OfType<Type>().Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t).ToHashSet();
        // Razor makes a class of each component; only one written by hand can be sealed.
        Tree.None(all.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !inherited.Contains(t)
                && !t.IsDefined(typeof(CompilerGeneratedAttribute), false) && t.Namespace?.StartsWith("CleanAgency.", StringComparison.Ordinal) == true
                && t.Name != "_Imports" && !t.IsSubclassOf(typeof(Bunit.BunitContext)) && !t.Name.StartsWith('<') && t.DeclaringType?.Name.StartsWith('<') != true
                && !typeof(IComponent).IsAssignableFrom(t) && !t.Namespace.Contains(".Migrations", StringComparison.Ordinal))
            .Select(t => t.FullName));
    }

    [Fact]
    public void No_file_has_grown_beyond_what_one_reads_at_a_sitting() => Tree.None(
        from project in Projects
        from file in Tree.Files(project, ".cs", ".razor")
        where !file.Contains("/Migrations/", StringComparison.Ordinal) && Tree.Text(file).Count(c => c == '\n') > LongestFile
        select file);

    [Fact]
    public void No_folder_is_a_drawer_for_everything() => Tree.None(
        from project in Projects
        from folder in Tree.Files(project, ".cs", ".razor").SelectMany(file => file.Split('/')[1..^1]).Distinct()
        where folder is "Helpers" or "Utils" or "Extensions" or "Services" or "Managers" or "Models" or "Dtos"
        select $"{project}/{folder}");

    [Fact]
    public void Pages_carry_no_inline_style_and_no_inline_script() => Tree.None(
        from file in Tree.Files("CleanAgency.Web", ".razor")
        from found in Inline().Matches(Tree.Text(file))
        select $"{file}: {found.Value}");

    [Fact]
    public void Commands_are_sent_and_never_saved_by_a_handler() => Tree.None(
        Tree.Files("CleanAgency.Core", ".cs").Where(file => Tree.Text(file).Contains(".SaveChanges", StringComparison.Ordinal)));

    [GeneratedRegex(@"\sstyle=""|\son(?:click|change|input|load)=""|<script(?![^>]*\ssrc=)", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
