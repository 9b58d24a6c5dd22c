using System.Reflection;
using System.Text.RegularExpressions;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Identity;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>The model of both engines. Leased from a pool for the caller of the scope.</summary>
public sealed partial class ChannelDb(DbContextOptions<ChannelDb> options)
    : IdentityUserContext<PortalUser, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>The query filter that limits a partner to its own data. Without a caller nothing is visible.</summary>
    public const string PartnerScope = "partner";

    private int _recorded;

    /// <summary>Set with each lease from the pool; null: no partner's data is visible.</summary>
    public CurrentCaller? Scope { private get; set; }

    public TimeProvider Time { private get; set; } = TimeProvider.System;

    /// <summary>Sent before the next query; set by <see cref="Locks"/> alone, while it queries.</summary>
    internal LockAndQuery? LockAndQuery { get; set; }

    /// <summary>Run once, before the next save or bulk statement.</summary>
    internal Func<CancellationToken, Task>? BeforeWriting { get; set; }

    /// <summary>How many changes are going on in the transaction, one within the other.</summary>
    internal int OpenChanges { get; set; }

    /// <summary>They protect tokens and cursors; encrypted outside Development.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal bool SeesEveryPartner => Scope?.Caller?.SeesEveryPartner ?? false;

    /// <summary>The same rule as <see cref="PartnerScope"/>, for data read for many callers at once.</summary>
    internal bool Sees(PartnerId owner) => SeesEveryPartner || owner == OwnPartner;

    private PartnerId? OwnPartner => Scope?.Caller?.Partner;

    /// <summary>Saves audit rows and outbox events too.</summary>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await BeginWriting(cancellationToken);
        // This looks for changes; once is enough.
        AddRange(RecordEvents(ChangeTracker.Entries<AggregateRoot>().Select(it => it.Entity)));
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    internal async Task BeginWriting(CancellationToken ct)
    {
        if (BeforeWriting is not { } before) return;

        BeforeWriting = null;
        await before(ct);
    }

    /// <summary>A lock lasts until the transaction ends; without one it would be released at once.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    internal void NeedsTransaction()
    {
        if (Database.CurrentTransaction is null)
            throw new InvalidOperationException("A lock was asked for outside a transaction.");
    }

    /// <summary>Only for data without events: events are recorded by the asynchronous save.</summary>
    /// <exception cref="InvalidOperationException">There are events, which would be lost.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        ChangeTracker.Entries<AggregateRoot>().Any(it => it.Entity.Events.Count > 0)
            ? throw new InvalidOperationException("What happened would not be recorded: save asynchronously.")
            : base.SaveChanges(acceptAllChangesOnSuccess);

    public override void Dispose()
    {
        (Scope, BeforeWriting, OpenChanges, LockAndQuery, _recorded) = (null, null, 0, null, 0);
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        (Scope, BeforeWriting, OpenChanges, LockAndQuery, _recorded) = (null, null, 0, null, 0);
        return base.DisposeAsync();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseOpenIddict<ApiClient, OAuthAuthorization, OAuthScope, OAuthToken, Guid>();
        builder.ApplyConfigurationsFromAssembly(typeof(ChannelDb).Assembly);

        var scope = typeof(ChannelDb).GetMethod(nameof(ScopeToPartner), BindingFlags.NonPublic | BindingFlags.Instance)!;
        foreach (var owned in builder.Model.GetEntityTypes().Select(it => it.ClrType)
            .Where(it => it.IsAssignableTo(typeof(IPartnerOwned))).ToList())
            scope.MakeGenericMethod(owned).Invoke(this, [builder]);

        var between = typeof(ChannelDb).GetMethod(nameof(ScopeToEither), BindingFlags.NonPublic | BindingFlags.Instance)!;
        foreach (var shared in builder.Model.GetEntityTypes().Select(it => it.ClrType)
            .Where(it => it.IsAssignableTo(typeof(IBetweenPartners))).ToList())
            between.MakeGenericMethod(shared).Invoke(this, [builder]);

        builder.HasDbFunction(() => Collation.OfColumn("")).HasTranslation(it => it[0]);
        builder.MapStoredText();

        foreach (var entity in builder.Model.GetEntityTypes())
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.GetColumnName()));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.ConvertTypedIds();

    /// <summary>
    /// Visible to its partner and to callers who see every partner; without a caller, to nobody. A partner itself is filtered by
    /// its id.
    /// </summary>
    private void ScopeToPartner<T>(ModelBuilder builder) where T : class, IPartnerOwned
    {
        var entity = builder.Entity<T>();
        var partner = entity.Metadata.FindProperty(nameof(IPartnerOwned.Partner))?.Name ?? "Id";
        entity.HasQueryFilter(PartnerScope, it => SeesEveryPartner || EF.Property<PartnerId>(it, partner) == OwnPartner);
    }

    private void ScopeToEither<T>(ModelBuilder builder) where T : class, IBetweenPartners =>
        builder.Entity<T>().HasQueryFilter(
            PartnerScope,
            it => SeesEveryPartner || EF.Property<PartnerId>(it, nameof(IBetweenPartners.From)) == OwnPartner
                || EF.Property<PartnerId?>(it, nameof(IBetweenPartners.To)) == OwnPartner);

    private List<object> RecordEvents(IEnumerable<AggregateRoot> touched)
    {
        var happened = touched.SelectMany(it => it.TakeEvents()).ToList();
        if (happened.Count == 0) return [];

        List<object> rows = [.. Outbox.EventRecorder.Of(happened, Scope?.Known ?? Caller.Program, Time.Now(), _recorded)];
        _recorded += happened.Count;
        return rows;
    }

    private static string Snake(string name) => CamelHump().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex CamelHump();
}
