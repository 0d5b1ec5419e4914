using System.Text.Json;
using CleanAgency.Core.Common;
using CleanAgency.Infrastructure.Evidence;
using CleanAgency.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CleanAgency.Infrastructure.Data;

/// <summary>Everything but migrations works against this type; one sealed subclass per provider owns a migration set.</summary>
public abstract class AppDb(DbContextOptions options) : IdentityUserContext<AppUser, Guid>(options), IAppDb
{
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // SQLite has no row versions: we count, EF compares in the WHERE of the update.
        foreach (var changed in ChangeTracker.Entries<Entity>().Where(e => e.State == EntityState.Modified))
        {
            changed.Entity.CountUpdate();
        }

        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        foreach (var type in builder.Model.GetEntityTypes().Select(t => t.ClrType).Where(typeof(Entity).IsAssignableFrom))
        {
            builder.Entity(type).Property(nameof(Entity.Id)).ValueGeneratedNever();
            builder.Entity(type).Property(nameof(Entity.Version)).IsConcurrencyToken();
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<Points>().HaveConversion<PointsConverter>();
        configurationBuilder.Properties<FieldMarks>().HaveConversion<MarksConverter, MarksComparer>();
    }

    private sealed class MarksConverter() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<FieldMarks, string>(
        marks => JsonSerializer.Serialize(marks.All, JsonSerializerOptions.Default),
        text => new FieldMarks(JsonSerializer.Deserialize<Dictionary<string, FieldMark>>(text, JsonSerializerOptions.Default)!));

    // Marks are replaced, never changed in place.
    private sealed class MarksComparer() : ValueComparer<FieldMarks>((a, b) => ReferenceEquals(a, b), marks => marks.GetHashCode(), marks => marks);
}

public sealed class SqliteAppDb(DbContextOptions<SqliteAppDb> options) : AppDb(options);

public sealed class PostgresAppDb(DbContextOptions<PostgresAppDb> options) : AppDb(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // Beside SQLite the bytes of evidence lie in a folder.
        builder.Entity<StoredBytes>(bytes =>
        {
            bytes.ToTable("EvidenceBytes");
            bytes.HasKey(b => b.Hash);
            bytes.Property(b => b.Hash).HasMaxLength(64);
        });
    }
}
