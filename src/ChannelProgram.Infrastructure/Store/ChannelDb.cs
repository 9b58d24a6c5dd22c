using System.Reflection;
using System.Text.RegularExpressions;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>The one model of both engines; leased from a pool, for the caller of the scope.</summary>
public sealed partial class ChannelDb(DbContextOptions<ChannelDb> options)
    : IdentityUserContext<PortalUser, Guid>(options)
{
    /// <summary>The name of the query filter that keeps a partner to its own; it fails closed.</summary>
    public const string PartnerScope = "partner";

    /// <summary>How much this lease has recorded: the order of what happened at one instant.</summary>
    private int _recorded;

    /// <summary>Set whenever a context is leased from the pool; without one, nothing of a partner is seen.</summary>
    public CurrentCaller? Scope { private get; set; }

    /// <summary>The clock of what is recorded; set with the lease.</summary>
    public TimeProvider Time { private get; set; } = TimeProvider.System;

    /// <summary>Sent before the next query; set by <see cref="Locks"/> alone, for as long as it asks.</summary>
    internal LockAndQuery? LockAndQuery { get; set; }

    /// <summary>Done once, before anything more is saved.</summary>
    internal Func<CancellationToken, Task>? BeforeSaving { get; set; }

    internal bool SeesEveryPartner => Scope?.Caller?.SeesEveryPartner ?? false;

    /// <summary>As <see cref="PartnerScope"/> has it, for what was read for many callers at once.</summary>
    internal bool Sees(PartnerId owner) => SeesEveryPartner || owner == OwnPartner;

    private PartnerId? OwnPartner => Scope?.Caller?.Partner;

    /// <summary>Whatever is saved is saved with its audit rows and outbox events.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (BeforeSaving is { } before)
        {
            BeforeSaving = null;
            await before(cancellationToken);
        }

        AddRange(RecordEvents(ChangeTracker.Entries<AggregateRoot>().Select(it => it.Entity)));
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>A lock lasts to the end of the transaction: without one it would be over before anything is done under it.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    internal void NeedsTransaction()
    {
        if (Database.CurrentTransaction is null) throw new InvalidOperationException("A lock was asked for outside a transaction.");
    }

    /// <summary>For what has no events; what has them is recorded, and that is done by the other way to save.</summary>
    /// <exception cref="InvalidOperationException">Something happened that would not be recorded.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        ChangeTracker.Entries<AggregateRoot>().Any(it => it.Entity.Events.Count > 0)
            ? throw new InvalidOperationException("What happened would not be recorded: save asynchronously.")
            : base.SaveChanges(acceptAllChangesOnSuccess);

    /// <summary>Back to the pool: whose it was is nobody else's business.</summary>
    public override void Dispose()
    {
        (Scope, BeforeSaving, LockAndQuery, _recorded) = (null, null, null, 0);
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        (Scope, BeforeSaving, LockAndQuery, _recorded) = (null, null, null, 0);
        return base.DisposeAsync();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ChannelDb).Assembly);

        var scope = typeof(ChannelDb).GetMethod(nameof(ScopeToPartner), BindingFlags.NonPublic | BindingFlags.Instance)!;
        foreach (var owned in builder.Model.GetEntityTypes().Select(it => it.ClrType).Where(it => it.IsAssignableTo(typeof(IPartnerOwned))).ToList())
            scope.MakeGenericMethod(owned).Invoke(this, [builder]);

        foreach (var entity in builder.Model.GetEntityTypes())
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.GetColumnName()));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.ConvertTypedIds();

    /// <summary>Seen by its partner and by who sees every partner; with no caller, by nobody. A partner itself is known by its id.</summary>
    private void ScopeToPartner<T>(ModelBuilder builder) where T : class, IPartnerOwned
    {
        var entity = builder.Entity<T>();
        var partner = entity.Metadata.FindProperty(nameof(IPartnerOwned.Partner))?.Name ?? "Id";
        entity.HasQueryFilter(PartnerScope, it => SeesEveryPartner || EF.Property<PartnerId>(it, partner) == OwnPartner);
    }

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
